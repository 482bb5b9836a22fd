-- Beats and holds that a model worked out, each as the pages get it; of nobody in particular. A number counts what was kept, so that
-- the oldest can go first.
CREATE TABLE press_run (
  asked TEXT NOT NULL PRIMARY KEY,
  fingerprint TEXT NOT NULL,
  number INTEGER NOT NULL,
  body TEXT NOT NULL
){{strict}};
