# Part site.
