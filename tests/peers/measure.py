"""`measure.py PLENARY FOLDER SCHEDULE…`: what Plenary and its peers take for the same schedules, in CPU
seconds (the median of several runs) and memory, as a Markdown table."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from statistics import median

HERE = Path(__file__).parent
RUNS = int(os.environ.get("PLENARY_PEERS_RUNS", "7"))


def main():
    plenary, folder = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
    sources = [Path(source).resolve() for source in sys.argv[3:]]
    columns = [measure(plenary, folder, source) for source in sources]
    print("| program |", " | ".join(f"{stem}: CPU | memory | ratio" for stem in map(of, sources)), "|")
    print("| --- |" + " ---: | ---: | ---: |" * len(sources))
    for name in columns[0]:
        print(f"| {name} |", " | ".join(cells(column[name], column["Plenary"]) for column in columns), "|")


def of(source):
    meetings = source.read_text().count("[[meeting]]")
    return f"{meetings:,} meetings"


def cells(own, first):
    return f"{shown(own[0])} | {own[1] / 1024:.0f} MB | {ratio(own[0] / first[0])}×"


def ratio(number):
    return f"{number:.1f}" if number < 10 else f"{number:.0f}"


def shown(seconds):
    return f"{seconds * 1000:.0f} ms" if seconds < 1 else f"{seconds:.1f} s"


def measure(plenary, folder, source):
    out, inputs = folder / "out", folder / "inputs" / source.stem
    python = folder / "python/bin/python"
    peers = {
        "Plenary": [plenary, "render", "--write", "--out-dir", out, source],
        "Python": [python, HERE / "peer.py", source, out],
        "Node.js": ["node", folder / "peer.mjs", source, out],
    }
    measured = {name: run(command, out) for name, command in peers.items()}
    inputs.mkdir(parents=True, exist_ok=True)
    shutil.copy(out / "peer.md", inputs / "peer.md")
    subprocess.run([python, HERE / "inputs.py", source, inputs / "peer.md", inputs], check=True)
    others = {
        "TaskJuggler": ["tj3", "--silent", "--output-dir", out, inputs / "schedule.tjp"],
        "Hugo": ["hugo", "--quiet", "--source", inputs / "site", "--destination", out],
        "pandoc": ["pandoc", "--standalone", "--metadata", "title=Meetings", inputs / "table.md", "-o", out / "pandoc.html"],
    }
    return measured | {name: run(command, out) for name, command in others.items()}


def run(command, out):
    """The median of CPU seconds, and the most memory in kilobytes."""
    taken = []
    while len(taken) < RUNS and sum(taken) < 60:
        fresh(out)
        child = subprocess.Popen(list(map(str, command)), stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = status
        if status or not any(out.iterdir()):
            sys.exit(f"failed: {' '.join(map(str, command))}")
        taken.append(usage.ru_utime + usage.ru_stime)
    return median(taken), memory(command, out)


def memory(command, out):
    # What a process inherits counts as its own; `time` is small.
    fresh(out)
    report = out.with_name("memory")
    subprocess.run(["time", "-f", "%M", "-o", report, *command], check=True, stdout=subprocess.DEVNULL)
    return int(report.read_text())


def fresh(folder):
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)


if __name__ == "__main__":
    main()
