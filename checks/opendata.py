"""The clients people already use read our figures, and all of them read the same ones, to the last digit.

    python checks/opendata.py http://127.0.0.1:PORT

The JSON of the API is what the others are held against: CSV in both styles, the workbook, JSON-stat,
and the CBS client on our StatLine-shaped feed. One indicator also through pandas and, where it is installed, LibreOffice.
Then the feeds, the calendars and the catalogue.
"""

import csv
import io
import json
import re
import shutil
import subprocess
import sys
import tempfile
import warnings
from collections import Counter
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from urllib.parse import urljoin, urlsplit
from zoneinfo import ZoneInfo

sys.path.insert(0, str(Path(__file__).resolve().parent))
import cbsodata  # noqa: E402
import feedparser  # noqa: E402
import icalendar  # noqa: E402
import openpyxl  # noqa: E402
import pandas  # noqa: E402
from lib.report import Report, address  # noqa: E402
from lib.web import ask, shacl  # noqa: E402
from pyjstat import pyjstat  # noqa: E402

VALUE = "waarde"  # the column, field and measure that holds the figure
SHEET = "Gegevens"  # the sheet of the workbook that holds the figures
NUMBER = re.compile(r"-?\d+(\.\d+)?$")


def main():
    site, report = address("python checks/opendata.py"), Report("opendata")
    indicators = observations(report, f"{site}/api/v1/indicatoren")
    report.must(indicators, site, "the API has no indicators")
    for indicator in indicators:
        figures(report, site, indicator["id"])
    spreadsheet(report, site, indicators[0]["id"])
    statline(report, site, {i["id"] for i in indicators})
    feeds(report, site)
    calendar(report, site)
    catalogue(report, site)
    return report.end()


def figures(report, site, name):
    """One indicator in every shape we hand out."""
    base = f"{site}/api/v1/indicatoren/{name}/waarnemingen"
    first = observations(report, base)
    numbers = Counter(number(row[VALUE]) for row in first if row.get(VALUE) is not None)
    report.saw("indicators")
    report.saw("figures", len(first))
    machine = table(report, f"{base}?formaat=csv", ",")
    dutch = table(report, f"{base}?formaat=csv&stijl=nl", ";")
    report.must(len(machine) == len(first), base, f"the CSV has {len(machine)} rows, the JSON {len(first)}")
    report.must([comma_to_point(row) for row in dutch] == machine, base, "the Dutch CSV says something else than the CSV")
    same(report, base, "CSV", numbers, (row[VALUE] for row in machine if NUMBER.match(row[VALUE])))
    same(report, base, "workbook", numbers, workbook(report, f"{base}?formaat=xlsx"))
    same(report, base, "JSON-stat", numbers, jsonstat(report, f"{base}?formaat=jsonstat"))


def observations(report, url):
    """All pages of the list."""
    found, seen = [], set()
    while url and url not in seen:
        seen.add(url)
        page = json_of(report, url)
        found += rows(page)
        following = page.get("_links", {}).get("next", {}).get("href") if isinstance(page, dict) else None
        url = urljoin(url, following) if following else None
    return found


def same(report, where, what, expected, found):
    found = Counter(number(value) for value in found)
    if found != expected:
        more, less = list((found - expected).elements())[:3], list((expected - found).elements())[:3]
        report.fault(where, f"the {what} differs from the JSON: it has also {more}, and lacks {less}")
    report.saw(f"times {what} equal to JSON", int(found == expected))


def number(value):
    """A figure as digits, so that 28.4 and 28.40 are one and 28.400000000000002 is another."""
    return Decimal(str(value)).normalize()


def table(report, url, separator):
    """The rows of a CSV; its header must be there and every row as long as it."""
    status, headers, body = ask(url)
    if not report.must(status == 200 and headers.get_content_type() == "text/csv", url, f"answers {status} {headers.get_content_type()}"):
        return []
    text = body.decode("utf-8-sig")
    report.must("attachment" in headers.get("Content-Disposition", ""), url, "is not sent as a file with a name")
    header, *lines = csv.reader(io.StringIO(text), delimiter=separator, strict=True)
    report.must(VALUE in header, url, f"has no column {VALUE}: {header}")
    report.must(all(len(line) == len(header) for line in lines), url, "has rows of another length than its header")
    unsafe = [cell for line in lines for cell in line if cell[:1] in "=+@\t\r" and cell]
    report.must(not unsafe, url, f"has cells a spreadsheet would run: {unsafe[:3]}")
    return [dict(zip(header, line)) for line in lines]


def comma_to_point(row):
    return row | {VALUE: row[VALUE].replace(",", ".")}


def workbook(report, url):
    status, _, body = ask(url)
    if not report.must(status == 200, url, f"answers {status}"):
        return []
    book = openpyxl.load_workbook(io.BytesIO(body), data_only=True)
    report.must({SHEET, "Toelichting"} <= set(book.sheetnames), url, f"has sheets {book.sheetnames}")
    header, *lines = book[SHEET].iter_rows(values_only=True)
    at = header.index(VALUE)
    return [line[at] for line in lines if isinstance(line[at], (int, float))]


def jsonstat(report, url):
    status, _, body = ask(url)
    if not report.must(status == 200, url, f"answers {status}"):
        return []
    # A card that waits for its first table; pyjstat cannot read a cube without cells.
    if not json.loads(body)["value"]:
        return []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        frame = pyjstat.Dataset.read(body.decode()).write("dataframe")
    # pyjstat gives every cell of the cube; cells nobody measured are null.
    return [value for value in frame["value"] if value is not None and value == value]


def statline(report, site, ids):
    """What a script written for CBS StatLine does, pointed at us."""
    cbsodata.options.catalog_url = urlsplit(site).netloc
    cbsodata.options.use_https = False
    tables = {t["Identifier"] for t in cbsodata.get_table_list()}
    report.must(tables == ids, "cbsodata", f"lists other tables than the API: {sorted(tables ^ ids)[:5]}")
    for name in sorted(tables & ids):
        try:
            read_table(report, site, name)
        except Exception as fault:  # the client raises whatever our answer made it stumble over
            report.fault(f"cbsodata {name}", f"stumbles: {type(fault).__name__} {fault}")
    status, *_ = ask(f"{site}/odata/v3/{min(ids, default='')}/TypedDataSet?$format=json")
    report.must(status == 200, "/odata/v3", f"answers {status}")


def read_table(report, site, name):
    info, data = cbsodata.get_info(name), cbsodata.get_data(name)
    where = f"cbsodata {name}"
    report.saw("tables by cbsodata")
    report.must(info.get("Title"), where, "has no title")
    expected = Counter(number(row[VALUE]) for row in observations(report, f"{site}/api/v1/indicatoren/{name}/waarnemingen") if row.get(VALUE) is not None)
    measures = {p["Key"] for p in cbsodata.get_meta(name, "DataProperties") if p["Type"] == "Topic"}
    same(report, where, "StatLine feed", expected, (v for row in data for k, v in row.items() if k in measures and isinstance(v, (int, float))))


def feeds(report, site):
    found = set()
    for path in ("/", "/monitor", "/doelen", "/landsdelen", "/landsdelen/oost", "/partijen"):
        found |= set(re.findall(r'href="([^"]*/feeds/[^"]+\.atom)"', ask(site + path)[2].decode()))
    report.must(found, site, "no page names a feed")
    for path in sorted(found):
        feed = feedparser.parse(ask(urljoin(site, urlsplit(path).path))[2])
        report.saw("feeds")
        report.must(not feed.bozo, path, f"is not a sound feed: {feed.get('bozo_exception')}")
        report.must(feed.feed.get("id") and feed.feed.get("title") and feed.feed.get("updated"), path, "lacks id, title or updated")
        ids = [entry.get("id") for entry in feed.entries]
        report.must(all(ids) and len(ids) == len(set(ids)), path, "has entries without an id of their own")


def calendar(report, site):
    """Each calendar is sound, and that of a body holds its public meetings at the hour their pages tell."""
    _, _, listed = ask(f"{site}/regie/vergaderingen")
    meetings = set(re.findall(r'href="(/regie/vergaderingen/[^"/?#]+)"', listed.decode()))
    report.must(meetings, "/regie/vergaderingen", "lists no meetings")
    found = set()
    for path in ["/agenda.ics", *(f"/agenda/{body}.ics" for body in BODIES)]:
        for event in events(report, site, path):
            address = urlsplit(str(event.get("URL", ""))).path
            found.add(address)
            if address in meetings:
                at_its_hour(report, site, address, event["DTSTART"].dt)
    report.must(meetings <= found, "/agenda/", f"the calendars lack {sorted(meetings - found)}")


BODIES = ["lrt", "noord", "oost", "zuidoost", "zuidwest", "noordwest"]


def events(report, site, path):
    status, headers, body = ask(f"{site}{path}")
    if not report.must(status == 200, path, f"answers {status}"):
        return []
    report.must(headers["content-type"] == "text/calendar; charset=utf-8", path, f"is {headers['content-type']}")
    report.must(all(len(line) <= 75 for line in body.split(b"\r\n")), path, "has lines of more than 75 octets")
    all_of_it = icalendar.Calendar.from_ical(body)
    found = all_of_it.walk("VEVENT")
    report.must(not all_of_it.errors and not any(event.errors for event in found), path, "has properties that cannot be read")
    report.must(all(event.get(name) for event in found for name in ["UID", "DTSTAMP", "DTSTART", "SUMMARY"]), path, "has events without day, words or UID")
    uids = [str(event.get("UID")) for event in found]
    report.must(len(uids) == len(set(uids)), path, "has events that share a UID")
    report.saw("calendars")
    report.saw("events", len(found))
    return found


def at_its_hour(report, site, address, start):
    """A meeting with an hour begins at that hour in the Netherlands, in summer and in winter."""
    if not isinstance(start, datetime):
        return
    hour = start.astimezone(ZoneInfo("Europe/Amsterdam")).strftime("%H:%M")
    _, _, page = ask(f"{site}{address}")
    report.must(re.search(rf"\b0?{int(hour[:2])}[:.]{hour[3:]}\b", page.decode()), address, f"does not tell that it begins at {hour}, as its calendar does")
    report.saw("meetings at their hour")


def spreadsheet(report, site, name):
    """What an analyst's pandas and an office's LibreOffice make of one indicator."""
    base = f"{site}/api/v1/indicatoren/{name}/waarnemingen"
    told = [row[VALUE] for row in observations(report, base)]
    numbers = sorted(float(value) for value in told if value is not None)
    for style, how in [("", {}), ("&stijl=nl", {"sep": ";", "decimal": ","})]:
        _, _, body = ask(f"{base}?formaat=csv{style}")
        column = pandas.to_numeric(pandas.read_csv(io.BytesIO(body), encoding="utf-8-sig", **how)[VALUE], errors="coerce")
        report.must(sorted(column.dropna()) == numbers, base, f"pandas reads other figures from the CSV{style}")
        report.saw("times pandas equal to JSON")
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office:
        _, _, body = ask(f"{base}?formaat=xlsx")
        report.must(converted(office, body) == numbers, base, "LibreOffice reads other figures from the workbook")
        report.saw("times LibreOffice equal to JSON")


def converted(office, body):
    """The numbers of the sheet with figures as LibreOffice calculates them, from CSV of every sheet."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "x.xlsx").write_bytes(body)
        # Comma, quotes, UTF-8, from line 1, values as they are and not as shown, every sheet.
        to = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
        command = [office, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", to, "--outdir", folder, f"{folder}/x.xlsx"]
        subprocess.run(command, capture_output=True, timeout=120, check=True)
        with open(f"{folder}/x-{SHEET}.csv", encoding="utf-8", newline="") as file:
            column = [row[VALUE] for row in csv.DictReader(file)]
    return sorted(float(value) for value in column if NUMBER.match(value))


def catalogue(report, site):
    status, headers, body = ask(f"{site}/catalog.ttl")
    if not report.must(status == 200 and headers.get_content_type() == "text/turtle", "/catalog.ttl", f"answers {status}"):
        return
    for line in shacl(body.decode()):
        report.fault("/catalog.ttl", line)
    report.saw("catalogue")
    from rdflib import Graph
    from rdflib.compare import isomorphic

    linked = Graph().parse(data=ask(f"{site}/catalog.jsonld")[2], format="json-ld")
    report.must(isomorphic(linked, Graph().parse(data=body, format="turtle")), "/catalog.jsonld", "says something else than the Turtle")


def json_of(report, url):
    status, _, body = ask(url)
    if not report.must(status == 200, url, f"answers {status}"):
        return []
    return json.loads(body, parse_float=Decimal)


def rows(document):
    """The list in an answer, bare or under one name."""
    if isinstance(document, list):
        return document
    return next((value for value in document.values() if isinstance(value, list)), [])


if __name__ == "__main__":
    sys.exit(main())
