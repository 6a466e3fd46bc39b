//! Every `holds`, `when`, `required` and `equals` of KINDS and of the drafted
//! kinds and their examples.

use super::*;

const CONDITIONS: [&str; 53] = [
    "10 <= amount / persons / period.months <= 20000",
    "active.charges.charged > 0",
    "agency.level = county | township",
    "agency.type = department",
    "agency.type = government",
    "amount / persons <= standard × period.months",
    "amount = persons × standard × period.months",
    "amount = sum(persons × standard) × period.months",
    "appeals.processed = appeal_dispositions.all",
    "average = now_aid / persons",
    "before = previous.before + previous.change",
    "bills.led = headed.all",
    "carried_in = previous.carried_out",
    "carried_in.all = previous.carried_out.all",
    "change = now / before − 1",
    "counts is blank",
    "cumulative = previous.cumulative + amount",
    "decided <= date",
    "disclosure != proactive",
    "doc_number.year = formed.year",
    "expires < today",
    "fee_amount > 0",
    "fee_cases >= 1",
    "fees.share = fees.collected / costs.total_costs",
    "fine <= 1000000",
    "formed <= date",
    "households <= persons",
    "in_force = previous.in_force + made - repealed",
    "in_force >= made - repealed",
    "normative = yes",
    "normative.made = count(document where normative = yes and formed in period)",
    "open_all >= newly_opened",
    "parties is blank",
    "penalties.decisions >= count(penalty where decided in period)",
    "persons = previous.persons + joined - left",
    "programme.flat != yes",
    "programme.flat = yes",
    "quota = population × 7",
    "received + carried_in = total + carried_out",
    "replied >= received",
    "requests.processed = dispositions.all",
    "rules = 0",
    "share = all / all.all",
    "share = items / all.items",
    "start + received = processed + end",
    "start = previous.end",
    "stated = count(parties)",
    "stated = sum(party_types.count)",
    "status = cancelled | revoked",
    "status = changed | revoked | unlawful | void",
    "usage = both.amount / quota",
    "valid_from <= valid_until",
    "validity.state != valid",
];

// with the paths of `headline`, which are names too
const FIGURES: [&str; 15] = [
    "after_review.all",
    "amount",
    "carried_out.all",
    "direct.all",
    "households",
    "normative.in_force",
    "overall.end",
    "overall.processed",
    "overall.received",
    "penalties.decisions",
    "permits.decisions",
    "persons",
    "received.all",
    "reconsideration.all",
    "total.all",
];

#[test]
fn conditions_of_the_drafts() {
    for source in CONDITIONS {
        canonical(source);
        assert_eq!(parse_condition(source).map(|expr| expr.check()), Ok(Ok(Sort::Condition)), "{source}");
    }
}

#[test]
fn figures_of_the_drafts() {
    for source in FIGURES {
        assert_eq!(canonical(source), source);
        assert_eq!(parse_figure(source).map(|expr| expr.check()), Ok(Ok(Sort::Word)), "{source}");
    }
}
