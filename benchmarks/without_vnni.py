"""How fast the engine reads on a processor without VNNI: `engine.py` with that hidden from it.

    python benchmarks/without_vnni.py [--no-avx512] [--json]

onnxruntime chooses its int8 kernels by what the CPUID instruction tells. In a copy of its library
each CPUID is replaced by an illegal instruction, and a small preloaded library answers the signal
with the processor's own words, less VNNI (and AMX; with ``--no-avx512`` less AVX-512 as well).
The kernels that then run are those of an older processor, at full speed.

Needs x86-64 Linux, `cc` and `objdump`; nothing that is installed is changed.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from shutil import copytree

import onnxruntime

HERE = Path(__file__).resolve().parent
CPUID, ILLEGAL = b"\x0f\xa2", b"\x0f\x0b"
ANSWERS = r"""
#define _GNU_SOURCE
#include <cpuid.h>
#include <signal.h>
#include <stdlib.h>
#include <ucontext.h>

static int no_avx512;

static void answer(int signal_number, siginfo_t *info, void *context) {
  greg_t *registers = ((ucontext_t *)context)->uc_mcontext.gregs;
  unsigned char *at = (unsigned char *)registers[REG_RIP];
  unsigned leaf = registers[REG_RAX], sub = registers[REG_RCX], a, b, c, d;
  (void)info;
  if (at[0] != 0x0f || at[1] != 0x0b) { signal(signal_number, SIG_DFL); return; }
  __cpuid_count(leaf, sub, a, b, c, d);
  if (leaf == 7 && sub == 0) {
    c &= ~(1u << 11);                                      /* AVX512_VNNI */
    d &= ~((1u << 22) | (1u << 24) | (1u << 25));          /* AMX */
    if (no_avx512) b &= ~((1u << 16) | (1u << 17) | (1u << 28) | (1u << 30) | (1u << 31));
  }
  if (leaf == 7 && sub == 1) {
    a &= ~((1u << 4) | (1u << 5));                         /* AVX_VNNI, AVX512_BF16 */
    d &= ~((1u << 4) | (1u << 5));                         /* AVX_VNNI_INT8, AVX_NE_CONVERT */
  }
  registers[REG_RAX] = a; registers[REG_RBX] = b;
  registers[REG_RCX] = c; registers[REG_RDX] = d;
  registers[REG_RIP] += 2;
}

__attribute__((constructor)) static void listen_for_it(void) {
  struct sigaction action = {0};
  action.sa_sigaction = answer;
  action.sa_flags = SA_SIGINFO | SA_NODEFER;
  no_avx512 = getenv("NO_AVX512") != NULL;
  sigaction(SIGILL, &action, NULL);
}
"""


def patch(library: Path) -> int:
    """Replace each CPUID of a library by an illegal instruction; return how many there were."""
    command = ["objdump", "-d", "--no-show-raw-insn", str(library)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as listing:
        lines = listing.stdout or ()  # by the line: the whole is a gigabyte
        places = [int(line.split(":")[0], 16) for line in lines if "\tcpuid" in line]
    code = bytearray(library.read_bytes())
    for place in places:
        if code[place : place + 2] != CPUID:
            message = f"no CPUID at {place:#x}: this library does not lie in its file as in memory"
            raise SystemExit(message)
        code[place : place + 2] = ILLEGAL
    library.write_bytes(code)
    return len(places)


def main() -> None:
    """Make the copy, run the benchmark on it."""
    ask = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ask.add_argument("--no-avx512", action="store_true")
    ask.add_argument("--json", action="store_true")
    options = ask.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "onnxruntime"
        copytree(Path(onnxruntime.__file__).parent, copy)
        count = sum(patch(library) for library in copy.glob("capi/*pybind11_state*.so"))
        answers = Path(folder) / "answers.so"
        subprocess.run(
            ["cc", "-shared", "-fPIC", "-O2", "-x", "c", "-", "-o", answers],  # noqa: S607 - same
            input=ANSWERS, text=True, check=True,
        )  # fmt: skip
        print(f"{count} CPUID instructions answered without VNNI", file=sys.stderr)
        hidden = {"LD_PRELOAD": str(answers), "PYTHONPATH": folder}
        if options.no_avx512:
            hidden["NO_AVX512"] = "1"
        command = [sys.executable, HERE / "engine.py", *(["--json"] if options.json else [])]
        subprocess.run(command, env=os.environ | hidden, check=True)


if __name__ == "__main__":
    main()
