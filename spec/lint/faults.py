"""Breaks copies of the documents, and shows which linters find each fault. `.ci/lint faults` runs it.

Fails if a linter finds something in a document that is not broken, or if none finds a fault.
"""

import copy
import json
import pathlib
import subprocess
import sys
import tempfile

import yaml
from openapi_spec_validator import OpenAPIV30SpecValidator

DOCUMENTS = {"contract": "spec/v4/openapi.yaml", "profile": "generated/openapi/v4/client.yaml"}


def usernames(document):
    """Returns an operation that both forms have."""
    return document["paths"]["/auth_username"]["get"]


def schema(document, name):
    return document["components"]["schemas"][name]


def renamed(mapping, old, new):
    """Renames a key."""
    mapping[new] = mapping.pop(old)


# What is broken, and how.
FAULTS = {
    "an operationId that appears twice": lambda d: d["paths"]["/clients"]["get"].update(operationId="list_usernames"),
    "an operation without a summary": lambda d: usernames(d).pop("summary"),
    "a misspelled key of an operation": lambda d: renamed(usernames(d), "summary", "sumary"),
    "a tag that is not declared": lambda d: usernames(d).update(tags=["credentials"]),
    "a path parameter that is not declared": lambda d: renamed(
        d["paths"], "/auth_username/{username}", "/auth_username/{user}"
    ),
    "a path that ends with a slash": lambda d: renamed(d["paths"], "/metrics", "/metrics/"),
    "a parameter that appears twice": lambda d: usernames(d)["parameters"].append(usernames(d)["parameters"][0]),
    "a parameter in no place": lambda d: d["components"]["parameters"]["Limit"].update({"in": "qurey"}),
    "a status that does not exist": lambda d: renamed(usernames(d)["responses"], "200", "2000"),
    "a response without a description": lambda d: usernames(d)["responses"]["200"].pop("description"),
    "a `$ref` to nothing": lambda d: schema(d, "ListUsernamesAnswer")["properties"].update(
        meta={"$ref": "#/components/schemas/Meta"}
    ),
    "a type that does not exist": lambda d: schema(d, "PageMeta")["properties"]["page"].update(type="int"),
    "an array without items": lambda d: schema(d, "ListUsernamesAnswer")["properties"]["data"].pop("items"),
    "a required property that does not exist": lambda d: schema(d, "PageMeta")["required"].append("pages"),
    "a value of an enumeration that appears twice": lambda d: schema(d, "AclAction")["enum"].append("pub"),
    "an example of a response that does not fit": lambda d: usernames(d)["responses"]["200"]["content"][
        "application/json"
    ]["examples"]["success"]["value"]["meta"].update(page="one"),
    "an example of a property that does not fit": lambda d: schema(d, "PageMeta")["properties"]["page"].update(
        example="one"
    ),
    "an example of a parameter that does not fit": lambda d: d["components"]["parameters"]["Limit"].update(example=0),
    "a default that does not fit": lambda d: d["components"]["parameters"]["Limit"]["schema"].update(default="many"),
    "a schema that nothing refers to": lambda d: d["components"]["schemas"].update(
        Spare={"type": "object", "description": "Spare."}
    ),
    "a security scheme that does not exist": lambda d: d.update(security=[{"token": []}]),
    "a server variable that is not described": lambda d: d["servers"][0].pop("variables"),
}


def output(*command):
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout


def is_valid(document):
    try:
        return OpenAPIV30SpecValidator(document).is_valid()
    except Exception:  # It also raises what its parts raise, and its command fails with it.
        return False


def found(folder, documents):
    """Returns the names of the documents in which each linter finds something."""
    files = []
    for name, document in documents.items():
        files.append(f"{folder}/{name}.json")
        pathlib.Path(files[-1]).write_text(json.dumps(document), "utf-8")
    options = ["--config=spec/lint/redocly.yaml", "--format=json", "--max-problems=10000"]
    reports = output("redocly", "lint", *options, *files)
    spectral = output("spectral", "lint", "--ruleset=spec/lint/spectral.yaml", "--format=json", "--quiet", *files)
    redocly = []
    while reports := reports.lstrip():
        report, end = json.JSONDecoder().raw_decode(reports)
        redocly.extend(place for problem in report["problems"] for place in problem["location"])
        reports = reports[end:]
    places = {
        "openapi-spec-validator": [name for name, document in documents.items() if not is_valid(document)],
        "redocly": [place["source"]["ref"] for place in redocly],
        "spectral": [problem["source"] for problem in json.loads(spectral)],
    }
    return {tool: {pathlib.Path(place).stem for place in where} for tool, where in places.items()}


def main():
    documents = {form: yaml.safe_load(pathlib.Path(path).read_text("utf-8")) for form, path in DOCUMENTS.items()}
    broken = dict(documents)
    for number, fault in enumerate(FAULTS.values()):
        for form, document in documents.items():
            broken[f"{form}-{number}"] = copy.deepcopy(document)
            fault(broken[f"{form}-{number}"])
    with tempfile.TemporaryDirectory() as folder:
        tools = found(folder, broken)
    wrong = [f"{tool} finds something in the {form}" for tool, names in tools.items() for form in documents if form in names]
    for number, fault in enumerate(FAULTS):
        by = {form: [tool for tool, names in tools.items() if f"{form}-{number}" in names] for form in documents}
        print(f"{fault}: " + "; ".join(f"{form}: {', '.join(names) or 'NOT FOUND'}" for form, names in by.items()))
        wrong += [f"no linter finds {fault} in the {form}" for form, names in by.items() if not names]
    print("\n".join(wrong) or f"faults: each of {len(FAULTS)} is found in {' and '.join(documents)}")
    sys.exit(bool(wrong))


main()
