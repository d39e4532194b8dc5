"""The rules about our two documents must be able to object: a good sample passes, each planted fault is found.

    python checks/proof.py
"""

import copy
import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from lib.report import Report  # noqa: E402
from lib.web import shacl, spectral  # noqa: E402

PROBLEM = {"description": "Probleem", "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Probleem"}}}}
VERSION = {"API-Version": {"description": "Versie", "schema": {"type": "string"}}}
GOOD = {
    "openapi": "3.1.0",
    "info": {"title": "Pact", "description": "Het pact.", "version": "1.2.3", "license": {"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
             "contact": {"name": "Bureau", "email": "bureau@example.org", "url": "https://example.org/contact"}},
    "servers": [{"url": "https://example.org/api/v1"}],
    "paths": {
        "/doelen": {"get": {
            "operationId": "doelen", "summary": "Alle doelen", "description": "Alle doelen.", "tags": ["pact"],
            "parameters": [{"name": "perPagina", "in": "query", "schema": {"type": "integer"}}],
            "responses": {"200": {"description": "Doelen", "headers": VERSION, "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Doel"}}}}, "400": PROBLEM},
        }},
        "/doelen/{id}": {"get": {
            "operationId": "doel", "summary": "Een doel", "description": "Een doel.", "tags": ["pact"],
            "parameters": [{"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}],
            "responses": {"200": {"description": "Doel", "headers": VERSION}, "400": PROBLEM, "404": PROBLEM},
        }},
    },
    "components": {"schemas": {
        "Doel": {"type": "object", "properties": {"gewijzigdOp": {"type": "string", "format": "date-time", "description": "Wanneer."}}},
        "Probleem": {"type": "object", "properties": {k: {"type": "string", "description": k} for k in ("status", "title", "detail")}},
    }},
}

LIST = ("paths", "/doelen", "get")
# What is done to the good sample, and the rule that must object.
API_FAULTS = [
    (("servers", 0, "url"), "https://example.org/api", "server-has-major-version"),
    (("servers",), [], "server-is-named"),
    (("info", "version"), "1", "info-version-is-semantic"),
    (("info", "contact"), {"name": "Bureau"}, "contact-is-complete"),
    (("openapi",), "3.2.0", "openapi-3"),
    (("paths", "/doelen/"), GOOD["paths"]["/doelen"], "paths-have-no-trailing-slash"),
    (("paths", "/Mijn_doelen"), GOOD["paths"]["/doelen"], "paths-are-kebab-case"),
    (("paths", "/doel"), GOOD["paths"]["/doelen"], "collections-are-plural"),
    (("paths", "/doelen/verwijder"), GOOD["paths"]["/doelen"], "paths-hold-no-verb"),
    ((*LIST, "parameters", 0, "name"), "per_pagina", "query-keys-are-camel-case"),
    (("components", "schemas", "Doel", "properties", "mijn_veld"), {"type": "string"}, "properties-are-camel-case"),
    (("paths", "/doelen", "trace"), GOOD["paths"]["/doelen"]["get"], "methods-are-standard"),
    ((*LIST, "requestBody"), {"content": {"application/json": {}}}, "get-has-no-body"),
    ((*LIST, "responses", "200"), {"description": "Doelen"}, "answers-name-their-version"),
    ((*LIST, "responses", "400"), {"description": "Mis"}, "errors-are-problems"),
    (("components", "schemas", "Probleem", "properties"), {"title": {"type": "string"}}, "problems-are-whole"),
    ((*LIST, "responses"), {"200": GOOD["paths"]["/doelen"]["get"]["responses"]["200"]}, "parameters-can-be-wrong"),
    (("paths", "/doelen/{id}", "get", "responses"), {"400": PROBLEM}, "one-item-can-be-absent"),
    (("components", "schemas", "Doel", "properties", "gewijzigdOp"), {"type": "string", "description": "x"}, "moments-have-a-format"),
    (("components", "securitySchemes"), {"sleutel": {"type": "apiKey", "in": "query", "name": "k"}}, "security-is-https"),
    ((*LIST, "summary"), "", "operations-are-described"),
    (("components", "schemas", "Doel", "properties", "naam"), {"type": "string"}, "properties-are-described"),
]

CATALOGUE = """
@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dct: <http://purl.org/dc/terms/> . @prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix vcard: <http://www.w3.org/2006/vcard/ns#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
<urn:c> a dcat:Catalog ; dct:title "Catalogus"@nl, "Catalogue"@en ; dct:description "Alles."@nl ; dcat:contactPoint <urn:v> ; dct:publisher <urn:o> ;
  dcat:dataset <urn:d> ; dct:language <urn:nl> ; dct:modified "2026-11-01"^^xsd:date .
<urn:d> a dcat:Dataset ; dct:title "Instroom"@nl ; dct:description "Wie begint."@nl ; dcat:contactPoint <urn:v> ; dct:publisher <urn:o> ; dct:creator <urn:o> ;
  dct:identifier "instroom" ; dct:accessRights <urn:public> ; dcat:theme <urn:educ> ; dcat:distribution <urn:f> .
<urn:f> a dcat:Distribution ; dct:license <urn:cc0> ; dcat:accessURL <urn:page> ; dct:format <urn:csv> .
<urn:v> a vcard:Organization ; vcard:fn "Bureau" ; vcard:hasEmail <mailto:bureau@example.org> .
<urn:o> a foaf:Organization ; foaf:name "Techniekpact"@nl .
<urn:nl> a dct:LinguisticSystem . <urn:public> a dct:RightsStatement . <urn:educ> a skos:Concept . <urn:cc0> a dct:LicenseDocument . <urn:csv> a dct:MediaTypeOrExtent .
"""

# What is taken out or put in its place, and what must be asked for.
CATALOGUE_FAULTS = [
    ('dct:title "Catalogus"@nl, "Catalogue"@en', 'dct:title "Catalogue"@en', "urn:c needs a title in Dutch"),
    ('dct:title "Instroom"@nl ;', 'dct:title "Instroom" ;', "urn:d needs a title with a language tag"),
    ('dct:description "Alles."@nl ; dcat:contactPoint <urn:v> ;', 'dct:description "Alles."@nl ;', "urn:c needs a contactPoint"),
    ('dct:description "Wie begint."@nl ; dcat:contactPoint <urn:v> ;', 'dct:description "Wie begint."@nl ;', "urn:d needs a contactPoint"),
    ("dct:creator <urn:o> ;", "", "urn:d needs a creator"),
    ('dct:identifier "instroom" ;', 'dct:identifier "instroom", "nog-een" ;', "urn:d needs exactly one identifier"),
    ("dct:accessRights <urn:public> ;", "", "urn:d needs one accessRights"),
    ("dcat:theme <urn:educ> ;", "", "urn:d needs a theme"),
    ("<urn:educ> a skos:Concept .", "", "urn:d needs a theme"),
    ("dct:license <urn:cc0> ;", "", "urn:f needs one licence"),
    ("dct:format <urn:csv> .", "dct:rights <urn:r> .", "urn:f needs one format"),
    ('vcard:fn "Bureau" ;', "", "needs a contactPoint"),
    ('foaf:name "Techniekpact"@nl', "a foaf:Group", "needs one publisher"),
    ('"2026-11-01"^^xsd:date', '"gisteren"', "urn:c needs the day it last changed"),
]


def main():
    report = Report("proof")
    samples = [GOOD, *(changed(GOOD, path, value) for path, value, _ in API_FAULTS)]
    good, *bad = spectral(*(json.dumps(sample).encode() for sample in samples))
    for severity, code, message, path in good:
        report.fault("a good description", f"should pass, but {severity} {code}: {message} ({path})")
    for (*_, rule), said in zip(API_FAULTS, bad):
        codes = {code for _, code, *_ in said}
        report.must(rule in codes, rule, f"did not object; objected: {sorted(codes)}")
        report.saw("planted faults in a description")
    for line in shacl(CATALOGUE):
        report.fault("a good catalogue", f"should pass, but {line}")
    for good, bad, expected in CATALOGUE_FAULTS:
        assert good in CATALOGUE, good
        lines = shacl(CATALOGUE.replace(good, bad))
        report.must(any(expected in line for line in lines), expected, f"was not said; said were {lines}")
        report.saw("planted faults in a catalogue")
    return report.end()


def changed(document, path, value):
    document = copy.deepcopy(document)
    place = document
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    return document


if __name__ == "__main__":
    sys.exit(main())
