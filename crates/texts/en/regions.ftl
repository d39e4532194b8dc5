# Part regions.
