/* Collecting edits of bits. */
#ifndef SJ_EDITS_H
#define SJ_EDITS_H

#include "stampgui_jpeg.h"

/* Add an edit to those that there are; `capacity` is that of edits->edit, which grows. */
sj_status append_edit(sj_edits *edits, size_t *capacity, sj_edit edit);

#endif
