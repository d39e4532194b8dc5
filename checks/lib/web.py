"""Plain HTTP, and the rules of our two documents: OpenAPI by Spectral, DCAT by SHACL."""

import json
import os
import subprocess
import tempfile
import urllib.error
import urllib.request
from pathlib import Path

CHECKS = Path(__file__).resolve().parent.parent


def ask(url, method="GET", headers=None):
    """(status, headers, body); errors of the server are answers too."""
    request = urllib.request.Request(url, method=method, headers=headers or {})
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as answer:
        return answer.code, answer.headers, answer.read()


def spectral(*documents):
    """What our ruleset says about each OpenAPI document: lists of (severity, code, message, path)."""
    modules = Path(os.environ.get("TECHNIEKPACT_NODE_MODULES", CHECKS / "node_modules"))
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder, f"{number:03}.json") for number in range(len(documents))]
        for file, document in zip(files, documents):
            file.write_bytes(document)
        command = [modules / ".bin/spectral", "lint", *files, "-r", CHECKS / "spectral.yaml", "-f", "json", "-q"]
        done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    try:
        found = json.loads(done.stdout or "[]")
    except json.JSONDecodeError:
        raise SystemExit(f"spectral could not run: {done.stderr or done.stdout}")
    words = {0: "error", 1: "warning"}
    said = [(Path(f["source"]).name, words.get(f["severity"], "hint"), f["code"], f["message"], "/".join(map(str, f["path"]))) for f in found]
    return [[rest for name, *rest in said if name == file.name] for file in files]


def shacl(turtle):
    """What our shapes say about a catalogue, one line each."""
    import pyshacl
    from rdflib import Graph, Namespace

    sh = Namespace("http://www.w3.org/ns/shacl#")
    data = Graph().parse(data=turtle, format="turtle")
    shapes = Graph().parse(CHECKS / "dcat-ap-nl.shapes.ttl", format="turtle")
    # Subclasses count: an organisation is a vcard:Kind, a foaf:Organization an agent.
    data.parse(data=SUBCLASSES, format="turtle")
    _, results, _ = pyshacl.validate(data, shacl_graph=shapes, inference="rdfs", advanced=False)
    lines = []
    for result in results.subjects(sh.resultSeverity, None):
        if (None, sh.detail, result) in results:
            continue
        focus, message, value = (results.value(result, p) for p in (sh.focusNode, sh.resultMessage, sh.value))
        lines.append(f"{focus} needs {message}" + (f", found {value}" if value else ""))
    return sorted(lines)


SUBCLASSES = """
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix vcard: <http://www.w3.org/2006/vcard/ns#> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
vcard:Organization rdfs:subClassOf vcard:Kind . vcard:Individual rdfs:subClassOf vcard:Kind . vcard:Group rdfs:subClassOf vcard:Kind .
foaf:Organization rdfs:subClassOf foaf:Agent . foaf:Person rdfs:subClassOf foaf:Agent . foaf:Group rdfs:subClassOf foaf:Agent .
"""
