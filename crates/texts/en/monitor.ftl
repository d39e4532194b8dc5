# Part monitor.
