// What a check found, said once at the end: a count of what was looked at, and each fault with where and why.

export class Report {
  constructor(name) {
    this.name = name;
    this.counts = new Map();
    this.faults = [];
    this.start = Date.now();
  }

  /** One more `what` was looked at. */
  saw(what, number = 1) {
    this.counts.set(what, (this.counts.get(what) ?? 0) + number);
  }

  fault(where, say) {
    this.faults.push({ where, say: say.replace(/\s+/g, ' ').trim() });
  }

  /** A fault unless `truth`; gives `truth` back. */
  must(truth, where, say) {
    if (!truth) this.fault(where, say);
    return truth;
  }

  /** Prints everything and sets the exit code. A check that saw nothing has failed. */
  end() {
    const most = 60;
    for (const { where, say } of this.faults.slice(0, most)) console.log(`  ${where}: ${say}`);
    if (this.faults.length > most) console.log(`  and ${this.faults.length - most} more`);
    const seen = [...this.counts].map(([what, number]) => `${number} ${what}`).join(', ');
    const seconds = ((Date.now() - this.start) / 1000).toFixed(1);
    console.log(`  ${this.name}: ${seen || 'nothing'} looked at in ${seconds} s, ${this.faults.length} faults`);
    process.exitCode = this.faults.length || !seen ? 1 : 0;
  }
}
