#include "trace.h"

/* Room for one more of `count` things of a trace, which are `size` bytes each. */
static sj_status make_room(tracer *t, void **things, size_t size, size_t count, size_t *capacity)
{
    if (*t->marks == MOST_MARKS)
        return SJ_FULL;
    if (count == *capacity) {
        size_t more = *capacity ? 2 * *capacity : 64;
        void *grown = realloc(*things, more * size);
        if (!grown)
            return SJ_MEMORY;
        *things = grown;
        *capacity = more;
    }
    ++*t->marks;
    t->has_marks = true;
    return SJ_OK;
}

static sj_status add_mark(tracer *t, scan_mark **added)
{
    scan_trace *trace = t->trace;
    void *marks = trace->mark;
    sj_status status = make_room(t, &marks, sizeof **added, trace->count, &trace->capacity);
    trace->mark = marks;
    if (status)
        return status;
    *added = &trace->mark[trace->count++];
    memset(*added, 0, sizeof **added);
    return SJ_OK;
}

/* Where bits begin that end where the reader is. */
static uint64_t position_before(const tracer *t, bit_reader behind, int bits)
{
    behind.count += bits;
    return reader_position(&behind, t->data);
}

sj_status trace_rare(tracer *t, const bit_reader *bits, uint32_t table, int symbol, int code_bits)
{
    scan_trace *trace = t->trace;
    void *symbols = trace->rare;
    sj_status status = make_room(t, &symbols, sizeof *trace->rare, trace->rare_count, &trace->rare_capacity);
    trace->rare = symbols;
    if (status)
        return status;
    rare_symbol rare = {position_before(t, *bits, code_bits), reader_position(bits, t->data), (uint8_t)symbol,
                        (uint8_t)table};
    trace->rare[trace->rare_count++] = rare;
    return SJ_OK;
}

sj_status trace_block(tracer *t, const bit_reader *bits, uint32_t end_run, traced_block block, scan_mark **mark)
{
    const sj_scan *scan = &t->trace->scan;
    uint32_t c = block.component;
    bool differs = t->needs_next[c] && !scan->ss && !scan->ah;
    sj_status status = SJ_OK;
    *mark = NULL;
    if ((block.covered || differs) && !(status = add_mark(t, mark))) {
        scan_mark *m = *mark;
        m->block = block.index;
        m->column = (uint16_t)block.column;
        m->row = (uint16_t)block.row;
        m->has_previous = t->has_last[c];
        m->previous_column = t->last_column[c];
        m->previous_row = t->last_row[c];
        m->from = reader_position(bits, t->data);
        m->inside = end_run;
        if (end_run) {
            m->done = t->run_blocks - end_run;
            m->run_from = position_before(t, t->run_end, t->run_bits);
            m->run_to = reader_position(&t->run_end, t->data);
        }
    }
    t->needs_next[c] = block.covered;
    t->has_last[c] = true;
    t->last_column[c] = (uint16_t)block.column;
    t->last_row[c] = (uint16_t)block.row;
    return status;
}

void trace_block_end(const tracer *t, const bit_reader *bits, uint32_t end_run, scan_mark *mark)
{
    mark->to = reader_position(bits, t->data);
    mark->rest = end_run;
    if (end_run)
        mark->rest_from = position_before(t, t->run_end, t->run_bits);
}

sj_status trace_interval_end(tracer *t, const bit_reader *bits, const uint8_t *end)
{
    memset(t->needs_next, 0, sizeof t->needs_next);
    memset(t->has_last, 0, sizeof t->has_last);
    if (!t->has_marks)
        return SJ_OK;
    scan_mark *mark;
    sj_status status = add_mark(t, &mark);
    if (status)
        return status;
    uint64_t position = reader_position(bits, t->data), padding = (8 - position % 8) % 8;
    const uint8_t *byte = t->data + position / 8;
    mark->block = INTERVAL_END;
    mark->from = position;
    mark->to = position + padding;
    mark->padding = padding && byte < end ? *byte & 1u : 1u;
    if (padding && byte < end && *byte == 0xFF)
        mark->to += 8; /* the byte stuffed after it */
    t->has_marks = false;
    return SJ_OK;
}
