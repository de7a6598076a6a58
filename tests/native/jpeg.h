/* Just enough of a JPEG reader to hand the core what a file says, right or wrong (ITU-T T.81, annex B). */
#ifndef TEST_JPEG_H
#define TEST_JPEG_H

#include <stdbool.h>

#include "stampgui_jpeg.h"

#define MOST_SCANS 24

typedef struct {
    sj_scan scan;
    const uint8_t *data; /* within the file */
    size_t size;
} jpeg_scan;

typedef struct {
    sj_frame frame; /* without colours */
    bool progressive;
    uint8_t id[SJ_COMPONENTS], table[SJ_COMPONENTS];
    uint16_t quantisation[4][64];
    sj_huffman dc[SJ_TABLES], ac[SJ_TABLES];
    uint32_t restart_interval;
    size_t scans;
    jpeg_scan scan[MOST_SCANS]; /* set up to `scans` */
} jpeg;

/* Read what there is up to the first segment that makes no sense. No number is checked: a frame of 200 components or a
 * scan of table 15 is handed on as such. False where there is no frame with a scan. */
bool jpeg_read(const uint8_t *data, size_t size, jpeg *file);

#endif
