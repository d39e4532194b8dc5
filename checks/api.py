"""The API is what its description says, and the description follows the Dutch API Design Rules 2.1.

    python checks/api.py http://127.0.0.1:PORT
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from lib.report import Report, address  # noqa: E402
from lib.web import ask, spectral  # noqa: E402
from openapi_spec_validator import OpenAPIV31SpecValidator, validate  # noqa: E402

FUZZ_SECONDS = 90
FUZZ_CHECKS = "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance,response_headers_conformance"


def main():
    site = address("python checks/api.py")
    base, report = f"{site}/api/v1", Report("api")
    status, headers, body = ask(f"{base}/openapi.json", headers={"Origin": "https://example.org"})
    if not report.must(status == 200, base, f"openapi.json answers {status}"):
        return report.end()
    report.must(headers.get("Access-Control-Allow-Origin") == "*", base, "openapi.json is not open to other sites (Access-Control-Allow-Origin: *)")
    document = json.loads(body)
    describe(report, document, body)
    answers(report, base, document)
    problems(report, base)
    fuzz(report, base)
    return report.end()


def describe(report, document, body):
    """Valid OpenAPI, and our rules about it."""
    is_31 = document.get("openapi", "").startswith("3.1")
    try:
        validate(document, cls=OpenAPIV31SpecValidator) if is_31 else validate(document)
    except Exception as fault:  # the validator raises its own and its libraries' errors
        report.fault("openapi.json", f"not valid OpenAPI: {fault}")
    report.saw("operations", sum(len(item) for item in document.get("paths", {}).values()))
    [found] = spectral(body)
    for severity, code, message, path in found:
        if severity == "error":
            report.fault(f"openapi.json {path}", f"{code}: {message}")
    report.saw("warnings of the design rules", sum(severity == "warning" for severity, *_ in found))


def answers(report, base, document):
    """Every list answers, names the version of the API, and can be asked for again cheaply."""
    for path, item in document.get("paths", {}).items():
        if "{" in path or "get" not in item:
            continue
        url = base + path
        status, headers, _ = ask(url)
        report.saw("lists")
        report.must(status == 200, url, f"answers {status}")
        report.must(headers.get("API-Version") == document["info"]["version"], url, f"API-Version is {headers.get('API-Version')}")
        report.must(headers.get("X-Content-Type-Options") == "nosniff", url, "no X-Content-Type-Options: nosniff")
        report.must(headers.get("Access-Control-Allow-Origin") == "*", url, "not open to other sites")
        if report.must(headers.get("ETag"), url, "no ETag"):
            again, _, rest = ask(url, headers={"If-None-Match": headers["ETag"]})
            report.must(again == 304 and not rest, url, f"asked again with its ETag it answers {again}")
        head, _, nothing = ask(url, method="HEAD")
        report.must(head == status and not nothing, url, f"HEAD answers {head}")


def problems(report, base):
    """What goes wrong is told as RFC 9457 asks, in the reader's language."""
    wrong = [
        (404, "GET", "/bestaat-niet"),
        (404, "GET", "/doelen/bestaat-niet"),
        (404, "GET", "/doelen/"),
        (405, "DELETE", "/doelen"),
        (400, "GET", "/doelen?onbekend=1"),
        (404, "GET", "/indicatoren/bestaat-niet/waarnemingen"),
    ]
    for expected, method, path in wrong:
        titles = set()
        for language in ("nl", "en"):
            status, headers, body = ask(base + path, method=method, headers={"Accept-Language": language})
            where = f"{method} {path} ({language})"
            report.saw("problems")
            report.must(status == expected, where, f"answers {status}, expected {expected}")
            if report.must(headers.get_content_type() == "application/problem+json", where, f"is {headers.get_content_type()}"):
                problem = json.loads(body)
                report.must(problem.get("status") == status and problem.get("title") and problem.get("detail"), where, f"lacks status, title or detail: {problem}")
                titles.add(problem.get("title"))
        report.must(len(titles) != 1, path, "says the same in Dutch and in English")


def fuzz(report, base):
    """Requests made from the description, sound and unsound: nothing falls over, nothing undocumented comes back."""
    command = [Path(sys.executable).with_name("schemathesis"), "run", f"{base}/openapi.json", "--url", base]
    command += ["--checks", FUZZ_CHECKS, "--max-time", str(FUZZ_SECONDS), "--seed", "20130513", "--workers", "1", "--warnings", "off"]
    with tempfile.TemporaryDirectory() as folder:
        told = Path(folder, "told.xml")
        command += ["--report", "junit", "--report-junit-path", told]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=FUZZ_SECONDS * 4, env=os.environ | {"NO_COLOR": "1"})
    lines = done.stdout.splitlines()
    cases = next((line.strip() for line in lines if "generated" in line), "")
    report.saw(f"fuzzed run ({cases or 'no count'})")
    if done.returncode != 0:
        start = next((n for n, line in enumerate(lines) if "FAILURES" in line or "ERRORS" in line), max(0, len(lines) - 60))
        report.fault("schemathesis", "objects; what it says stands above")
        print("\n".join(lines[start : start + 120]), done.stderr[-2000:])


if __name__ == "__main__":
    sys.exit(main())
