/* The promises of stampgui_jpeg.h, as far as a task puts them to the test. */
#ifndef TEST_CHECKS_H
#define TEST_CHECKS_H

#include "task.h"

void check_splicing(const task *t);
void check_recoding(const task *t);

/* Edits that nobody computed, and buffers that may be too small: any status, but nothing outside the buffers. */
void check_any_edits(const task *t);

/* Whatever cannot be had, what was taken is given back; the leak detector watches. */
void check_scarce_memory(const task *t);

/* A picture, or NULL where the frame was refused. */
sj_picture *new_picture(const sj_frame *frame);

void require_same(const sj_picture *one, const sj_picture *other, const jpeg_scan *scans, size_t count);

/* How deep the inputs got so far. */
typedef struct {
    uint64_t inputs;
    uint64_t parsed;   /* had a frame and a scan */
    uint64_t composed; /* sj_compose_scan() made edits */
    uint64_t restored; /* and these were undone to the byte */
    uint64_t compared; /* and splice and recode agreed on the coefficients */
    uint64_t damaged;  /* the same for what is whole of a damaged scan */
    uint64_t recoded;  /* all scans were read, and written and read again without a difference */
    uint64_t spliced;  /* all scans were edited, these edits undone, and they agreed with recoding */
} fuzz_depth;

extern fuzz_depth depth;

/* `data` with the edits, then as it was. NULL if data that are `damaged` hold a marker where they would be moved by a
 * part of a byte. */
uint8_t *apply_and_undo(const uint8_t *data, size_t size, const sj_edits *edits, int damaged, size_t *written);

#endif
