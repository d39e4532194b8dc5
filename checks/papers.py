"""Factsheets and booklets as a reader of PDF meets them: tagged, titled, in order, and what the site says.

    python checks/papers.py http://127.0.0.1:PORT

Read by poppler (`pdfinfo`, `pdftotext`), not by the program that wrote them. PDF/UA-1 itself is checked
by the writer; this looks at what a screen reader is given.
"""

import csv
import hashlib
import io
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.parse import urljoin

sys.path.insert(0, str(Path(__file__).resolve().parent))
from lib.report import Report, address  # noqa: E402
from lib.web import ask  # noqa: E402

REGIONS = ["noord", "oost", "zuidoost", "zuidwest", "noordwest"]
PAPERS = ["factsheet", "boekje"]


def main():
    site, report = address("python checks/papers.py"), Report("papers")
    for region in REGIONS:
        for prefix in ["", "/en"]:
            base = f"{site}{prefix}/landsdelen/{region}"
            _, _, page = ask(f"{base}/papier")
            for name in PAPERS:
                status, headers, body = ask(f"{base}/{name}.pdf")
                if report.must(status == 200 and headers["content-type"] == "application/pdf", f"{base}/{name}.pdf", f"answers {status}"):
                    report.saw("papers")
                    paper(report, f"{base}/{name}.pdf", body, "en" if prefix else "nl")
                    sum_ = hashlib.sha256(body).hexdigest()
                    report.must(sum_.encode() in page, f"{base}/papier", f"does not show the SHA-256 of {name}")
    same_figures(report, site)
    return report.end()


def read(command, body):
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(body)
        file.flush()
        done = subprocess.run([*command, file.name] + (["-"] if command[0] == "pdftotext" else []), capture_output=True, text=True, errors="replace", timeout=60)
    return done.stdout, done.stderr


def paper(report, where, body, lang):
    said, wrong = read(["pdfinfo"], body)
    facts = dict(line.split(":", 1) for line in said.splitlines() if ":" in line)
    facts = {key: value.strip() for key, value in facts.items()}
    # Poppler expects a word where the standard says a boolean.
    wrong = [line for line in wrong.splitlines() if "Suspects object" not in line]
    report.must(not wrong, where, f"poppler says {wrong}")
    report.must(facts.get("Tagged") == "yes", where, "is not tagged")
    report.must(facts.get("Title"), where, "has no title")
    report.must("CreationDate" not in facts, where, "knows what day it is")
    report.must(f"/Lang({lang})".encode() in body.replace(b" ", b""), where, f"does not say it is {lang}")
    tree, _ = read(["pdfinfo", "-struct-text"], body)
    structure(report, where, tree)
    text, _ = read(["pdftotext", "-layout"], body)
    pages = text.rstrip("\f").split("\f")
    report.saw("pages", len(pages))
    report.must(len(pages) == int(facts.get("Pages", 0)), where, "has pages without text")
    for number, page in enumerate(pages, 1):
        report.must(len(page.split()) > 12, where, f"page {number} is all but empty")
    report.must("□" not in text, where, "has letters no face has")
    report.must(not re.search(r"\{ ?\$|(?<![/\w])[a-z]+_[a-z]+_[a-z]+\b", text), where, "shows a key or a code")


def structure(report, where, tree):
    """Headings go down one step at a time, tables have rows of their own headings, lists have items."""
    levels = [int(level) for level in re.findall(r"^\s*H(\d) ", tree, re.M)]
    report.must(levels[:1] == [1], where, f"begins with heading {levels[:1]}")
    report.must(all(b <= a + 1 for a, b in zip(levels, levels[1:])), where, f"skips a heading: {levels}")
    count = lambda tag: len(re.findall(rf"^\s*{tag}\b", tree, re.M))
    report.saw("tables", count("Table"))
    report.saw("figures", count("Figure"))
    report.must(count("Table") and count("TH") >= count("TR") > 0, where, "has table rows without a heading cell")
    report.must(count("LI") == count("LBody"), where, "has list items without a body")
    report.must(count("Figure"), where, "has no figure")


# Rows from which on an indicator's figures stand in a table.
TABLE = 200


def same_figures(report, site):
    """Every exact figure of a landsdeel in the API stands in its booklet, in English digits."""
    texts = {region: read(["pdftotext", "-layout"], ask(f"{site}/en/landsdelen/{region}/boekje.pdf")[2])[0] for region in REGIONS}
    page = f"{site}/api/v1/indicatoren?aantal=100"
    while page:
        answer = json.loads(ask(page)[2])
        links = answer.get("_links", {})
        for row in answer["resultaten"]:
            compare(report, site, row["id"], texts)
        page = urljoin(page, links["next"]["href"]) if "next" in links else None


def compare(report, site, indicator, texts):
    _, _, body = ask(f"{site}/api/v1/indicatoren/{indicator}/waarnemingen?formaat=csv")
    rows = list(csv.DictReader(io.StringIO(body.decode("utf-8-sig"))))
    for row in rows:
        # Of a released table a booklet shows the whole; its breakdowns are on the site. No indicator has so many figures alone.
        split = [row[name] for name in list(row)[2 : list(row).index("regio") : 2]]
        if len(rows) > TABLE and any(code != "totaal" for code in split):
            continue
        if row["regio"] in texts and row["waarde"]:
            report.saw("figures compared")
            number = f"{float(row['waarde']):,.4f}".rstrip("0").rstrip(".")
            said = re.search(rf"(?<![\d.,]){re.escape(number)}(?![\d])", texts[row["regio"]])
            report.must(said, f"{row['regio']} {indicator}", f"{number} of {row['periode']} is not in the booklet")


if __name__ == "__main__":
    sys.exit(main())
