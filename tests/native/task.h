/* What an input asks for: a file as it was read, a caption tile, and what to do with them. */
#ifndef TEST_TASK_H
#define TEST_TASK_H

#include <stdbool.h>

#include "fuzz.h"
#include "jpeg.h"

typedef struct {
    jpeg file;
    uint8_t control[CONTROL_BYTES];
    sj_tile tile;
    uint8_t *rgba; /* the tile's, to be freed */
} task;

typedef enum { SPLICE, RECODE, ANY_EDITS, SCARCE_MEMORY } aim;

/* Read an input's file and control bytes. False where there is no picture. `data` has to stay. */
bool task_read(const uint8_t *data, size_t size, const uint8_t control[CONTROL_BYTES], task *t);
aim task_aim(const task *t);

bool tile_fits(const task *t);

#define MOST_SAMPLES ((uint64_t)1 << 18) /* of a picture that is read whole, so that an input takes milliseconds */

bool small_enough(const sj_frame *frame);

uint32_t word_at(const uint8_t *control);

/* Memory of exactly this size, so that a byte too far is seen. */
void *taken(size_t size);

#endif
