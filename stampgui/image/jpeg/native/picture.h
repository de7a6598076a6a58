/* The coefficients of a whole picture, and how a scan's blocks are found among them. */
#ifndef SJ_PICTURE_H
#define SJ_PICTURE_H

#include "blocks.h"
#include "huffman.h"
#include "trace.h"

/* The blocks of a component that a tile covers: a rectangle [left, right) x [top, bottom), and for each of its blocks
 * whether it is one of them. */
typedef struct {
    uint32_t left, right, top, bottom;
    uint8_t *covered;
} block_area;

struct sj_picture {
    sj_frame frame;
    frame_geometry geometry;
    bool aimed;
    block_area area[SJ_COMPONENTS];
    scan_trace *trace; /* of each scan that was read since the picture was aimed at a tile */
    size_t traces, marks;
    int16_t *coefficient[SJ_COMPONENTS]; /* of padded_rows * padded_columns blocks, in zigzag order */
    uint8_t precise[SJ_COMPONENTS][64];  /* 1 + the lowest bit position read so far; 0 before the first scan */
};

#define LARGEST_VALUE 32767 /* of a coefficient's magnitude */

static inline int16_t *block_at(const sj_picture *picture, uint32_t component, uint32_t column, uint32_t row)
{
    size_t at = (size_t)row * picture->geometry.grid[component].padded_columns + column;
    return picture->coefficient[component] + 64 * at;
}

static inline bool is_covered(const sj_picture *picture, uint32_t component, uint32_t column, uint32_t row)
{
    const block_area *area = &picture->area[component];
    uint32_t across = column - area->left, down = row - area->top, width = area->right - area->left;
    return across < width && down < area->bottom - area->top && area->covered[(size_t)down * width + across];
}

/* The position of a scan's next MCU. */
typedef struct {
    uint32_t column, row;
} mcu_place;

static inline void next_place(mcu_place *place, const scan_layout *layout)
{
    if (++place->column == layout->columns) {
        place->column = 0;
        place->row++;
    }
}

static inline int16_t *block_of(const sj_picture *picture, const scan_layout *layout, mcu_place mcu,
                                const mcu_block *block)
{
    uint32_t c = block->component;
    return block_at(picture, c, mcu.column * layout->step_h[c] + block->across,
                    mcu.row * layout->step_v[c] + block->down);
}

#endif
