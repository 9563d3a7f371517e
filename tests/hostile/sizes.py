"""Gives the command sources of every size, and prints what each costs.

    sizes.py PLENARY [PART OF A NAME…]

A line for each run: the case, its bytes, seconds of the processor, the peak of its memory, how it ended, and the first
line that it said. It fails where the command panics, is ended by a signal, takes more memory than
MULTIPLE times the source and GROUND, or does not end within PATIENCE.
"""

import os
import pathlib
import resource
import subprocess
import sys
import tempfile

from cases import FAMILIES, MOST

# Of a text that is all errors the parser of TOML keeps 300 bytes for each; and a log in SARIF, which is
# one text, has as many again.
MULTIPLE = {"sarif": 700}
USUAL = 400
GROUND = 64 * 1024 * 1024
PATIENCE = 120
CEILING = 16 * 1024 * 1024 * 1024

FORMS = ["markdown", "html", "fragment", "text", "ics", "json", "csv", "schedule-xml"]
COMMANDS = {
    "check": ["check"],
    "json": ["check", "--format", "json"],
    "sarif": ["check", "--format", "sarif"],
    "github": ["check", "--format", "github"],
    "render": ["render", "--unfit", *(word for form in FORMS for word in ("--to", form))],
    "why": ["why"],
    "summary": ["summary"],
}


def limit():
    """In the started process: so much memory, and so much time of the processor."""
    resource.setrlimit(resource.RLIMIT_AS, (CEILING, CEILING))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (PATIENCE, PATIENCE))


def measure(words, folder):
    """Seconds of the processor, bytes at the peak, how it ended, and what it said first."""
    outputs = [os.path.join(folder, name) for name in ("out", "err")]
    with open(outputs[0], "wb") as out, open(outputs[1], "wb") as err:
        started = subprocess.Popen(words, stdout=out, stderr=err, stdin=subprocess.DEVNULL, preexec_fn=limit)
        _, status, used = os.wait4(started.pid, 0)
        seconds = used.ru_utime + used.ru_stime
        started.returncode = os.waitstatus_to_exitcode(status)
    said = [first(path).replace(folder, "") for path in outputs]
    return seconds, used.ru_maxrss * 1024, started.returncode, said[1] or said[0], panicked(outputs[1])


def first(path):
    with open(path, "rb") as file:
        line = file.read(4096).decode(errors="replace").split("\n")[0]
    return line


def panicked(path):
    with open(path, "rb") as file:
        file.seek(max(0, os.path.getsize(path) - 65536))
        said = file.read()
    return any(word in said for word in (b"panicked at", b"overflowed its stack", b"memory allocation of"))


def complaint(kind, size, run):
    _, peak, code, _, panic = run
    if panic or code not in (0, 1, 2):
        return "PANIC" if panic else "SIGNAL" if code < 0 else "CODE"
    most = GROUND + MULTIPLE.get(kind, USUAL) * size
    return "MEMORY" if peak > most else ""


def everything():
    """Every case: its family, its name, and its text, or the path of what has no end."""
    for family, cases in FAMILIES.items():
        for name, text in cases():
            yield family, name, text
    for path in ("/dev/zero", "/dev/urandom"):
        yield "plain", path, pathlib.Path(path)


def written(text, folder):
    """The path of a case and its size."""
    if isinstance(text, pathlib.Path):
        return str(text), MOST
    path = os.path.join(folder, "source.toml")
    data = text if isinstance(text, bytes) else text.encode()
    with open(path, "wb") as file:
        file.write(data)
    return path, len(data)


def print_run(name, run, size, result, bad):
    seconds, peak, code, said, _ = result
    said = (bad + " " if bad else "") + said[:80].encode("unicode_escape").decode()
    print(f"{name[:44]:<44} {run:<8} {size:>11} {seconds:>8.2f} {peak >> 20:>6} {code:>4}  {said}", flush=True)


def run_all(plenary, wanted):
    """How long each run took, and how many failed."""
    runs, failures = [], 0
    with tempfile.TemporaryDirectory() as folder:
        for family, name, text in everything():
            if wanted and not any(part in f"{family}: {name}" for part in wanted):
                continue
            path, size = written(text, folder)
            for run, words in COMMANDS.items():
                if family == "extremes" and run not in ("check", "render"):
                    continue
                result = measure([plenary, words[0], path, *words[1:]], folder)
                bad = complaint(run, size, result)
                failures += bool(bad)
                runs.append((result[0], name, run))
                print_run(name, run, size, result, bad)
    return runs, failures


def main():
    plenary, *wanted = sys.argv[1:]
    print(f"{'case':<44} {'run':<8} {'bytes':>11} {'seconds':>8} {'MB':>6} {'exit':>4}  first line")
    runs, failures = run_all(plenary, wanted)
    print(f"{len(runs)} runs, {failures} failed; the slowest:")
    for seconds, name, run in sorted(runs, reverse=True)[:10]:
        print(f"{seconds:>8.2f} s  {name}: {run}")
    return 1 if failures or not runs else 0


sys.exit(main())
