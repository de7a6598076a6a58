/* A picture's blocks: how many there are, which of them the caption touches, and how it changes them. */
#ifndef SJ_BLOCKS_H
#define SJ_BLOCKS_H

#include "bits.h"
#include "stampgui_jpeg.h"

/* The blocks of a component: those that hold samples and, padded, with those that only complete MCUs (A.2.4). */
typedef struct {
    uint32_t columns, rows;
    uint32_t padded_columns, padded_rows;
} block_grid;

typedef struct {
    uint32_t h_max, v_max;
    uint32_t mcu_columns, mcu_rows; /* of an interleaved scan of all components */
    block_grid grid[SJ_COMPONENTS];
    float step[SJ_COMPONENTS][64];    /* quantisation, as 8 * column + row */
    float per_step[SJ_COMPONENTS][64]; /* 1 / step */
} frame_geometry;

/* One block of an MCU: its component, its position among the MCU's blocks of that component, its Huffman tables. */
typedef struct {
    uint32_t component;
    uint32_t across, down;
    uint32_t dc, ac;
} mcu_block;

#define MCU_BLOCKS 10 /* at most (B.2.3) */

/* The order of a scan's blocks (A.2). */
typedef struct {
    uint32_t columns, rows; /* of MCUs; at most 2^26 in all */
    uint32_t step_h[SJ_COMPONENTS], step_v[SJ_COMPONENTS]; /* blocks of each component from one MCU to the next */
    mcu_block block[MCU_BLOCKS];
    uint32_t blocks;
} scan_layout;

/* The coefficients that are not zero, each as the bit of its index. */
static inline uint64_t nonzero_mask(const int16_t coefficient[64])
{
    uint8_t is_nonzero[64];
    uint64_t mask = 0;
    for (int i = 0; i < 64; i++)
        is_nonzero[i] = coefficient[i] != 0;
    for (int i = 0; i < 64; i += 8) /* the product has eight bytes of 0 or 1 as bits in its highest byte */
        mask |= load_little_endian(is_nonzero + i) * 0x0102040810204080u >> 56 << i;
    return mask;
}

sj_status frame_measure(const sj_frame *frame, frame_geometry *geometry);
sj_status scan_measure(const sj_frame *frame, const frame_geometry *geometry, const sj_scan *scan,
                       scan_layout *layout);
sj_status tile_check(const sj_frame *frame, const sj_tile *tile);

/* How much of each sample of a block the caption covers (0 to 1), and the covered part of its colour (0 to 255). */
typedef struct {
    float alpha[64];
    float colour[64];
} block_cover;

bool block_touched(const sj_frame *frame, const frame_geometry *geometry, const sj_tile *tile, uint32_t component,
                   uint32_t column, uint32_t row);

/* Whether the tile covers any of the block. Samples beyond the picture's edge follow the one on the edge. */
bool block_covered(const sj_frame *frame, const frame_geometry *geometry, const sj_tile *tile, uint32_t component,
                   uint32_t column, uint32_t row, block_cover *cover);

/* Lay the cover over a block of quantised coefficients in zigzag order. */
void block_compose(const frame_geometry *geometry, uint32_t component, const block_cover *cover,
                   int16_t coefficient[64]);

#endif
