/* The coefficients of a whole picture, and how a scan's blocks are found among them. */
#ifndef SJ_PICTURE_H
#define SJ_PICTURE_H

#include "blocks.h"
#include "huffman.h"

/* The blocks of a component that a tile covers: a rectangle [left, right) x [top, bottom), and for each of its blocks
 * whether it is one of them. */
typedef struct {
    uint32_t left, right, top, bottom;
    uint8_t *covered;
} block_area;

/* Where in a scan's data a block is whose bits may be replaced, as positions of sj_edit; or where an interval ends that
 * has such blocks. Of an end-of-band run the blocks behind its token have no bits but their corrections. */
typedef struct {
    uint64_t from, to;
    uint64_t run_from, run_to; /* the token of the run that the block lies in, where `inside` */
    uint64_t rest_from;        /* the same of the run that goes on behind it, where `rest` */
    uint32_t inside;           /* blocks of the run that are left, this one among them; 0 if it begins outside of one */
    uint32_t done;             /* blocks of that run before this one */
    uint32_t rest;             /* blocks of a run that are left behind this one */
    uint16_t column, row;
    uint16_t previous_column, previous_row; /* the block before of the same component, where `has_previous` */
    uint8_t block;                          /* its index among those of the MCU, or INTERVAL_END */
    bool has_previous;
    bool padding; /* of an interval's end: the bit that fills up its last byte */
} scan_mark;

#define INTERVAL_END 255

/* Where a symbol is whose code may become longer (huffman_make_room), and the one it has. */
typedef struct {
    uint64_t from, to;
    uint8_t symbol, table;
} rare_symbol;

#define MOST_MARKS ((size_t)1 << 20) /* and rare symbols, of all scans together */

typedef struct {
    sj_scan scan;
    scan_mark *mark;
    size_t count, capacity;
    rare_symbol *rare;
    size_t rare_count, rare_capacity;
    bool complete; /* the scan was read whole */
} scan_trace;

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
