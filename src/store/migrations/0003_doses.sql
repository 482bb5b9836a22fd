-- What pressing does at a site, as a model worked it out; of nobody in particular. A number counts what was kept, so that the
-- oldest can go first.
CREATE TABLE dose_table (
  site TEXT NOT NULL,
  sex TEXT NOT NULL,
  build TEXT NOT NULL,
  tool TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  number INTEGER NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (site, sex, build, tool)
){{strict}};
