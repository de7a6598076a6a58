/* Turning the changed blocks of an aimed picture into bit edits of the scans that it was read from.
 *
 * The blocks of an end-of-band run have no bits of their own but their corrections (G.1.2.2, G.1.2.3). Where one of them
 * changes, the run's token becomes that of the blocks before it, and those behind it get a token in front of the next
 * bits that are copied.
 *
 * All is done twice: first the symbols are counted, so that tables get those that they lack, then the bits are written.
 */
#include "edits.h"
#include "scan_writer.h"

typedef struct {
    const sj_picture *picture;
    const scan_trace *trace;
    scan_layout layout;
    scan_writer writer;
    sj_edits *edits;
    size_t capacity;       /* of edits->edit */
    size_t interval;       /* the index of the interval's first edit */
    const scan_mark *last; /* the last block of the edit that is open, or NULL */
    uint64_t from, before; /* where that edit begins, in the source and among the new bits */
    uint64_t reached;      /* where the last edit ends in the source */
    size_t rare;           /* the next of the trace's rare symbols */
    bool moved[SJ_TABLES][256]; /* AC symbols whose codes became longer */
} scan_splicer;

/* Add an edit that replaces the source's bits [from, to) by those written since `before`. */
static sj_status add_edit(scan_splicer *s, uint64_t from, uint64_t to, uint64_t before)
{
    if (s->writer.counting)
        return SJ_OK;
    s->reached = to;
    sj_edit edit = {from, to, written_bits(&s->writer.bits) - before};
    return append_edit(s->edits, &s->capacity, edit);
}

/* Write the longer codes of the rare symbols from the last edit up to a position. */
static sj_status rewrite_rare(scan_splicer *s, uint64_t position)
{
    sj_status status = SJ_OK;
    for (; s->rare < s->trace->rare_count && s->trace->rare[s->rare].from < position && !status; s->rare++) {
        const rare_symbol *rare = &s->trace->rare[s->rare];
        if (s->writer.counting || rare->from < s->reached || !s->moved[rare->table][rare->symbol])
            continue;
        const huffman_encoder *code = &s->writer.ac[rare->table].code;
        uint64_t before = written_bits(&s->writer.bits);
        write_bits(&s->writer.bits, code->code[rare->symbol], code->length[rare->symbol]);
        status = add_edit(s, rare->from, rare->to, before);
    }
    return status;
}

/* Add blocks without a coefficient in the band and without corrections to the pending run. */
static void extend_end_run(scan_splicer *s, uint32_t blocks)
{
    scan_writer *w = &s->writer;
    if (w->end_run + blocks > LONGEST_END_RUN)
        scan_write_end_run(w);
    w->end_run += blocks;
    if (w->end_run == LONGEST_END_RUN)
        scan_write_end_run(w);
}

/* End the open edit; `rest` blocks of a run behind its last block keep their corrections, but lose their token. */
static sj_status close_edit(scan_splicer *s, uint32_t rest)
{
    if (!s->last)
        return SJ_OK;
    scan_writer *w = &s->writer;
    if (rest && w->end_run + rest > LONGEST_END_RUN)
        scan_write_end_run(w);
    w->end_run += rest;
    scan_write_end_run(w);
    sj_status status = add_edit(s, s->from, s->last->to, s->before);
    s->last = NULL;
    return status;
}

/* Shorten the run that a block lies in to the blocks before it. */
static sj_status shorten_run(scan_splicer *s, const scan_mark *mark)
{
    sj_status status = rewrite_rare(s, mark->run_from);
    uint64_t before = written_bits(&s->writer.bits);
    s->writer.end_run = mark->done;
    scan_write_end_run(&s->writer);
    return status ? status : add_edit(s, mark->run_from, mark->run_to, before);
}

/* Open an edit that begins with the block, unless the one that is open goes on with it. */
static sj_status open_edit(scan_splicer *s, const scan_mark *mark)
{
    const scan_mark *last = s->last;
    bool same_run = last && last->rest && mark->inside && last->rest_from == mark->run_from;
    uint32_t between = same_run ? last->rest - mark->inside : 0;
    if (last && last->to == mark->from && (same_run || (!last->rest && !mark->inside))) {
        extend_end_run(s, between);
        return SJ_OK;
    }
    sj_status status = close_edit(s, same_run ? between : last ? last->rest : 0);
    if (!status && mark->inside && !same_run)
        status = shorten_run(s, mark);
    if (!status)
        status = rewrite_rare(s, mark->from);
    s->from = mark->from;
    s->before = written_bits(&s->writer.bits);
    return status;
}

static void write_marked(scan_splicer *s, const scan_mark *mark)
{
    const mcu_block *block = &s->layout.block[mark->block];
    uint32_t c = block->component;
    int32_t previous = 0;
    if (mark->has_previous)
        previous = *block_at(s->picture, c, mark->previous_column, mark->previous_row);
    s->edits->blocks += !s->writer.counting && is_covered(s->picture, c, mark->column, mark->row);
    s->writer.predictor[c] = point_transformed(previous, s->trace->scan.al);
    scan_write_block(&s->writer, block, block_at(s->picture, c, mark->column, mark->row));
}

/* Pad an edited interval to a whole byte. */
static sj_status end_interval(scan_splicer *s, const scan_mark *mark)
{
    sj_status status = close_edit(s, s->last ? s->last->rest : 0);
    if (!status)
        status = rewrite_rare(s, mark->from);
    uint64_t position = mark->from, before = written_bits(&s->writer.bits);
    for (; s->interval < s->edits->count; s->interval++) { /* modulo 2^64, of which only three bits matter */
        const sj_edit *edit = &s->edits->edit[s->interval];
        position += edit->bits - (edit->to - edit->from);
    }
    uint64_t padding = (8 - position % 8) % 8;
    if (status || s->writer.counting || padding == (8 - mark->from % 8) % 8)
        return status;
    write_bits(&s->writer.bits, mark->padding ? (1u << padding) - 1 : 0, (int)padding);
    status = add_edit(s, mark->from, mark->to, before);
    s->interval = s->edits->count;
    return status;
}

static sj_status walk_marks(scan_splicer *s)
{
    sj_status status = SJ_OK;
    s->writer.end_run_table = s->layout.block[0].ac; /* runs are in scans of one component only */
    s->rare = 0;
    for (size_t i = 0; i < s->trace->count && !status; i++) {
        const scan_mark *mark = &s->trace->mark[i];
        if (mark->block == INTERVAL_END) {
            status = end_interval(s, mark);
            continue;
        }
        status = open_edit(s, mark);
        if (!status)
            write_marked(s, mark);
        s->last = mark;
    }
    return status;
}

/* Give codes to the symbols that are needed and have none. */
static sj_status extend_table(symbol_writer *w, sj_huffman *table, bool moved[256])
{
    sj_status status = SJ_OK;
    for (int symbol = 0; symbol < 256 && !status; symbol++) {
        if (!w->count[symbol] || w->code.length[symbol])
            continue;
        status = huffman_append(table, &w->code, (uint8_t)symbol);
        uint8_t longer;
        if (status == SJ_FULL && moved && !(status = huffman_make_room(table, &w->code, (uint8_t)symbol, &longer)))
            moved[longer] = true;
    }
    return status;
}

static sj_status take_bits(scan_splicer *s)
{
    bit_writer *bits = &s->writer.bits;
    s->edits->bit_count = written_bits(bits);
    write_bits(bits, 0, 7); /* moves the last bits to memory */
    if (bits->failed)
        return SJ_MEMORY;
    s->edits->bits = bits->data;
    bits->data = NULL;
    return s->writer.lacking ? SJ_FULL : SJ_OK;
}

static sj_status splice_scan(scan_splicer *s)
{
    const sj_scan *scan = &s->trace->scan;
    memcpy(s->edits->dc_table, scan->dc_table, sizeof scan->dc_table);
    memcpy(s->edits->ac_table, scan->ac_table, sizeof scan->ac_table);
    s->writer.scan = scan;
    s->writer.editing = true;
    sj_status status = scan_measure(&s->picture->frame, &s->picture->geometry, scan, &s->layout);
    if (!status)
        status = scan_writer_load(&s->writer, &s->layout);
    s->writer.counting = true;
    if (!status)
        status = walk_marks(s);
    s->writer.counting = false;
    for (int i = 0; i < SJ_TABLES && !status; i++) {
        status = extend_table(&s->writer.dc[i], &s->edits->dc_table[i], NULL);
        if (!status)
            status = extend_table(&s->writer.ac[i], &s->edits->ac_table[i], s->moved[i]);
    }
    if (!status)
        status = walk_marks(s);
    return status ? status : take_bits(s);
}

int sj_picture_splice(const sj_picture *picture, size_t number, sj_edits **edits)
{
    if (number >= picture->traces || !picture->trace[number].complete)
        return SJ_CALL;
    scan_splicer *s = calloc(1, sizeof *s);
    if (!s)
        return SJ_MEMORY;
    s->picture = picture;
    s->trace = &picture->trace[number];
    s->edits = calloc(1, sizeof *s->edits);
    sj_status status = s->edits ? splice_scan(s) : SJ_MEMORY;
    if (!status) {
        *edits = s->edits;
        s->edits = NULL;
    }
    free(s->writer.bits.data);
    sj_edits_free(s->edits);
    free(s);
    return status;
}
