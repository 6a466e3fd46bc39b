#!/usr/bin/env python3
"""Edit-to-served latency of a development server (Python stdlib only, loopback only).

    watch_latency.py --site DIR --doc FILE --doc-url PATH --template FILE [--list-url PATH]
                     [--figure-doc FILE --figure TEXT --figure-url PATH] [--port 18080] [--runs 5] [--start-timeout 300] -- SERVER ARGS ...

Starts the server in DIR, waits until PATH answers 200, then for each run
  body      : adds a fresh marker to the document's last line and polls PATH until it shows
  title     : changes the document's title and polls the page, then --list-url (a list that shows it)
  template  : adds a marker comment to the base template and polls PATH until it shows
  figure    : writes another figure in place of TEXT and polls --figure-url until its bytes differ
The clock starts after the file is closed.  Each poll sleeps 2 ms after a miss.  Bounded in time; the
server is stopped by its own process id at the end, and edited files are restored.
Prints one line per run and the median, min and max per kind.  `--port` is only used for polling: give
the same port in SERVER ARGS.
"""
import argparse
import http.client
import os
import re
import statistics
import subprocess
import sys
import time


def fetch(port, path):
    c = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        c.request("GET", path)
        r = c.getresponse()
        return r.status, r.read()
    finally:
        c.close()


def wait_for(port, path, needle, limit):
    end = time.monotonic() + limit
    while time.monotonic() < end:
        try:
            status, body = fetch(port, path)
            if status == 200 and (needle is None or needle in body):
                return True
        except (OSError, http.client.HTTPException):
            pass
        time.sleep(0.002)
    return False


def write(path, text):
    with open(path, "w", encoding="utf-8", newline="\n") as f:
        f.write(text)


def wait_for_change(port, path, before, limit):
    end = time.monotonic() + limit
    while time.monotonic() < end:
        try:
            status, body = fetch(port, path)
            if status == 200 and body != before:
                return True
        except (OSError, http.client.HTTPException):
            pass
        time.sleep(0.002)
    return False


def rss(pid):
    try:
        with open("/proc/%d/status" % pid) as f:
            m = re.search(r"VmHWM:\s+(\d+) kB", f.read())
            return int(m.group(1)) // 1024 if m else 0
    except OSError:
        return 0


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--site", required=True)
    ap.add_argument("--doc", required=True, help="document to edit, relative to --site")
    ap.add_argument("--doc-url", required=True)
    ap.add_argument("--list-url", help="a list page that shows the document's title")
    ap.add_argument("--figure-doc", help="document with a figure, relative to --site")
    ap.add_argument("--figure", help="the figure as it is written there")
    ap.add_argument("--figure-url", help="an overview that shows the figure")
    ap.add_argument("--template", required=True, help="base template to edit, relative to --site")
    ap.add_argument("--port", type=int, default=18080)
    ap.add_argument("--runs", type=int, default=5)
    ap.add_argument("--start-timeout", type=float, default=300)
    ap.add_argument("--timeout", type=float, default=120)
    ap.add_argument("--settle", type=float, default=2.0, help="seconds of rest between edits")
    ap.add_argument("server", nargs="+")
    a = ap.parse_args()
    doc, tpl = os.path.join(a.site, a.doc), os.path.join(a.site, a.template)
    with open(doc, encoding="utf-8") as f:
        doc0 = f.read()
    with open(tpl, encoding="utf-8") as f:
        tpl0 = f.read()
    fig = os.path.join(a.site, a.figure_doc) if a.figure_doc else None
    fig0 = open(fig, encoding="utf-8").read() if fig else ""
    title0 = re.search(r'^title\s*[:=]\s*"(.*)"$', doc0, re.M).group(1)
    t = time.monotonic()
    p = subprocess.Popen(a.server, cwd=a.site, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    res = {"body": [], "title-page": [], "title-list": [], "template": [], "figure": []}
    try:
        if not wait_for(a.port, a.doc_url, None, a.start_timeout):
            sys.exit("the server did not answer")
        print("start-up until the page answers: %.2f s" % (time.monotonic() - t))
        for i in range(a.runs):
            for kind in ("body", "title", "template"):
                time.sleep(a.settle)
                mark = "MARK%s%d%d" % (kind[:2].upper(), i, time.monotonic_ns())
                if kind == "body":
                    write(doc, doc0.rstrip("\n") + "\n\n" + mark + "\n")
                elif kind == "title":
                    write(doc, doc0.replace(title0, title0 + mark, 1))
                else:
                    write(tpl, tpl0.replace("</footer>", "<i>%s</i></footer>" % mark, 1))
                t = time.monotonic()
                ok = wait_for(a.port, a.doc_url, mark.encode(), a.timeout)
                d = time.monotonic() - t
                res["title-page" if kind == "title" else kind].append(d if ok else float("nan"))
                line = "run %d %-8s %s" % (i, kind, "%.3f s" % d if ok else "NOT SEEN in %.0f s" % a.timeout)
                if kind == "title" and a.list_url:
                    ok = wait_for(a.port, a.list_url, mark.encode(), 20)
                    d = time.monotonic() - t
                    res["title-list"].append(d if ok else float("nan"))
                    line += ", list %s" % ("%.3f s" % d if ok else "NOT SEEN in 20 s")
                print(line, flush=True)
            if fig:
                time.sleep(a.settle)
                _, before = fetch(a.port, a.figure_url)
                write(fig, fig0.replace(a.figure, str(1000000 * (i + 2)), 1))
                t = time.monotonic()
                ok = wait_for_change(a.port, a.figure_url, before, a.timeout)
                d = time.monotonic() - t
                res["figure"].append(d if ok else float("nan"))
                print("run %d figure   %s" % (i, "%.3f s" % d if ok else "NOT SEEN in %.0f s" % a.timeout), flush=True)
            if p.poll() is not None:
                sys.exit("the server has ended")
        print("server peak RSS: %d MiB" % rss(p.pid))
    finally:
        write(doc, doc0)
        write(tpl, tpl0)
        if fig:
            write(fig, fig0)
        p.terminate()
        try:
            p.wait(10)
        except subprocess.TimeoutExpired:
            p.kill()
    for k, v in res.items():
        if v:
            print("%-10s median %.3f  min %.3f  max %.3f  (%d runs)" % (k, statistics.median(v), min(v), max(v), len(v)))


if __name__ == "__main__":
    main()
