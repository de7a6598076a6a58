/* Writing the blocks of a scan one after another, as a whole scan or as new bits of an edit. */
#ifndef SJ_SCAN_WRITER_H
#define SJ_SCAN_WRITER_H

#include "picture.h"
#include "stuffing.h"

/* The most correction bits within one end-of-band run; libjpeg's limit, so that its files are reproduced exactly. */
#define MOST_CORRECTIONS 1000
#define LONGEST_END_RUN 0x7FFFu /* G.1.2.2 */

typedef struct {
    uint32_t count[256]; /* how often each symbol is needed */
    huffman_encoder code;
} symbol_writer;

typedef struct {
    const sj_scan *scan;
    stuffing_writer out;
    bit_writer bits;
    bool editing;  /* write to `bits` instead of `out` */
    bool counting; /* count symbols instead of writing them */
    bool lacking;  /* a symbol that has no code was needed */
    symbol_writer dc[SJ_TABLES], ac[SJ_TABLES];
    int32_t predictor[SJ_COMPONENTS]; /* the DC value of the block before, without the bits that the scan leaves out */
    uint32_t end_run, end_run_table;
    uint8_t correction[MOST_CORRECTIONS + 64];
    uint32_t corrections;
} scan_writer;

sj_status scan_writer_load(scan_writer *w, const scan_layout *layout);

void scan_write_block(scan_writer *w, const mcu_block *block, const int16_t *coefficient);

/* Write the pending end-of-band run and the corrections within it. */
void scan_write_end_run(scan_writer *w);

/* The value without its `by` lowest bits, as in the scans of DC coefficients (G.1.2.1). */
static inline int32_t point_transformed(int32_t value, int by)
{
    return value < 0 ? ~(~value >> by) : value >> by;
}

#endif
