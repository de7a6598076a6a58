/* Where in a scan's data the blocks are whose bits may be replaced: remembered while the scan is read. */
#ifndef SJ_TRACE_H
#define SJ_TRACE_H

#include "bits.h"
#include "stampgui_jpeg.h"

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

/* What is known of the scan that is being read. */
typedef struct {
    scan_trace *trace; /* NULL where nothing is remembered */
    size_t *marks;     /* the number of marks and rare symbols of all scans */
    const uint8_t *data;
    bit_reader run_end; /* behind the token of the last end-of-band run */
    int run_bits;       /* of that token */
    uint32_t run_blocks;
    bool has_marks;                 /* the interval has a mark or a rare symbol */
    bool needs_next[SJ_COMPONENTS]; /* the component's last block has a mark, so the next one's difference changes */
    bool has_last[SJ_COMPONENTS];   /* the component's last block is within the interval, at: */
    uint16_t last_column[SJ_COMPONENTS], last_row[SJ_COMPONENTS];
} tracer;

/* A block that is about to be read. */
typedef struct {
    uint32_t component, column, row;
    uint8_t index; /* among the blocks of the MCU */
    bool covered;  /* by the tile */
} traced_block;

static inline void trace_run(tracer *t, bit_reader end, int bits, uint32_t blocks)
{
    t->run_end = end;
    t->run_bits = bits;
    t->run_blocks = blocks;
}

/* Remember a symbol whose code of that many bits has just been read. */
sj_status trace_rare(tracer *t, const bit_reader *bits, uint32_t table, int symbol, int code_bits);

/* Before a block is read, with `end_run` as it is then. `mark` becomes NULL where it need not be remembered; otherwise
 * trace_block_end() follows when it has been read. */
sj_status trace_block(tracer *t, const bit_reader *bits, uint32_t end_run, traced_block block, scan_mark **mark);
void trace_block_end(const tracer *t, const bit_reader *bits, uint32_t end_run, scan_mark *mark);

/* Behind the last block of a restart interval, or of the scan. */
sj_status trace_interval_end(tracer *t, const bit_reader *bits, const uint8_t *end);

#endif
