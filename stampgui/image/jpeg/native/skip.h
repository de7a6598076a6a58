/* Passing over MCUs of a sequential scan: all that is kept of them is where they end, and the DC predictors. */
#ifndef SJ_SKIP_H
#define SJ_SKIP_H

#include "blocks.h"
#include "huffman.h"

#define LARGEST_DC 32767

/* By the next bits, how many of them to skip and what they hold: as many symbols as begin among these bits, up to the end
 * of the block (skip.c says how). The tables are as large as a processor's first cache bears. */
#define FIRST_BITS 10 /* from the beginning of a block */
#define REST_BITS 12  /* from anywhere else in it */

typedef struct {
    const uint32_t *first;
    const uint16_t *rest;
    const huffman_decoder *dc, *ac; /* for the symbols that these two lack */
    uint32_t component;
} skip_block;

typedef struct {
    skip_block block[MCU_BLOCKS];
    uint32_t blocks;
    uint32_t first[SJ_COMPONENTS][1 << FIRST_BITS];
    uint16_t rest[SJ_TABLES][1 << REST_BITS];
} skipper;

/* Get ready for a scan's MCUs. The decoders, by table index, have to stay. */
void skipper_measure(const scan_layout *layout, huffman_decoder *const dc[SJ_TABLES],
                     huffman_decoder *const ac[SJ_TABLES], skipper *skipper);

/* Skip so many whole MCUs. Reader and predictors are only valid after SJ_OK. */
sj_status skip_mcus(const skipper *skipper, uint32_t count, bit_reader *reader, int32_t predictor[SJ_COMPONENTS]);

#endif
