/* Reading one sequential scan from start to end, and turning the caption's blocks into bit edits. */
#include "blocks.h"
#include "edits.h"
#include "huffman.h"
#include "skip.h"

typedef struct {
    const sj_frame *frame;
    const sj_scan *scan;
    const sj_tile *tile;
    frame_geometry geometry;
    scan_layout layout;
    uint32_t whole;           /* MCUs to be read, at most those of the picture */
    uint32_t *first, *behind; /* for each row, the columns of MCUs that the tile covers: [first, behind) */
    huffman_decoder *dc[SJ_TABLES], *ac[SJ_TABLES];
    skipper skipped;
    huffman_encoder dc_code[SJ_TABLES], ac_code[SJ_TABLES];
    const uint8_t *data;
    bit_reader reader;
    int32_t predictor[SJ_COMPONENTS]; /* of the source */
    int32_t written[SJ_COMPONENTS];   /* of the copy, while an edit is open */
    bit_writer writer;
    sj_edits *edits;
    size_t capacity; /* of edits->edit */
} splicer;

static sj_status load_tables(splicer *s)
{
    for (uint32_t i = 0; i < s->layout.blocks; i++) {
        uint32_t dc = s->layout.block[i].dc, ac = s->layout.block[i].ac;
        sj_status status = SJ_OK;
        if (!s->dc[dc]) {
            if (!(s->dc[dc] = malloc(sizeof *s->dc[dc])))
                return SJ_MEMORY;
            if (!(status = huffman_decoder_of(&s->scan->dc_table[dc], s->dc[dc])))
                status = huffman_encoder_of(&s->scan->dc_table[dc], &s->dc_code[dc]);
        }
        if (!status && !s->ac[ac]) {
            if (!(s->ac[ac] = malloc(sizeof *s->ac[ac])))
                return SJ_MEMORY;
            if (!(status = huffman_decoder_of(&s->scan->ac_table[ac], s->ac[ac])))
                status = huffman_encoder_of(&s->scan->ac_table[ac], &s->ac_code[ac]);
        }
        if (status)
            return status;
    }
    skipper_measure(&s->layout, s->dc, s->ac, &s->skipped);
    return SJ_OK;
}

static sj_status plan_touched(splicer *s)
{
    const sj_tile *tile = s->tile;
    /* pixels of an MCU; with a single component, the largest sampling factors are its own */
    uint32_t width = 8 * s->layout.step_h[0] * s->geometry.h_max / s->frame->component[0].h;
    uint32_t height = 8 * s->layout.step_v[0] * s->geometry.v_max / s->frame->component[0].v;
    s->first = calloc(s->layout.rows, sizeof *s->first);
    s->behind = calloc(s->layout.rows, sizeof *s->behind);
    if (!s->first || !s->behind)
        return SJ_MEMORY;
    if (!tile->width || !tile->height)
        return SJ_OK;
    for (uint32_t y = 0; y < tile->height; y++) {
        const uint8_t *line = tile->rgba + 4 * (size_t)y * tile->width;
        uint32_t left = 0, right = tile->width;
        while (left < right && !line[4 * (size_t)left + 3])
            left++;
        while (right > left && !line[4 * (size_t)(right - 1) + 3])
            right--;
        if (left == right)
            continue;
        uint32_t row = (tile->top + y) / height;
        uint32_t first = (tile->left + left) / width, behind = (tile->left + right - 1) / width + 1;
        if (row >= s->layout.rows || behind > s->layout.columns)
            return SJ_CALL;
        if (s->first[row] == s->behind[row]) {
            s->first[row] = first;
            s->behind[row] = behind;
        }
        if (first < s->first[row])
            s->first[row] = first;
        if (behind > s->behind[row])
            s->behind[row] = behind;
    }
    return SJ_OK;
}

/* The first MCU from `mcu` on that the tile covers, or `last`. */
static uint32_t next_touched(const splicer *s, uint32_t mcu, uint32_t last)
{
    if (!s->tile->width || !s->tile->height)
        return last;
    uint32_t columns = s->layout.columns, column = mcu % columns;
    for (uint32_t row = mcu / columns; row < s->layout.rows && row * columns < last; row++, column = 0) {
        if (column >= s->behind[row])
            continue;
        uint32_t found = row * columns + (column > s->first[row] ? column : s->first[row]);
        return found < last ? found : last;
    }
    return last;
}

/* Read a block's coefficients in zigzag order; DC is the difference from the previous block's. */
static sj_status read_block(bit_reader *reader, const huffman_decoder *dc, const huffman_decoder *ac,
                            int32_t *difference, int16_t coefficient[64])
{
    memset(coefficient, 0, 64 * sizeof *coefficient);
    bit_reader r = refilled(*reader); /* a copy of its own, which the compiler keeps in registers */
    int symbol = decoded_symbol(&r, dc);
    if (symbol < 0 || symbol > 15)
        return SJ_CORRUPT;
    *difference = decoded_value(&r, symbol);
    for (int k = 1; k < 64; k++) {
        r = refilled(r);
        symbol = decoded_symbol(&r, ac);
        if (symbol < 0)
            return SJ_CORRUPT;
        int run = symbol >> 4, size = symbol & 15;
        if (!size) {
            if (run == 0)
                break;
            if (run != 15 || k + 16 > 64)
                return SJ_CORRUPT;
            k += 15;
            continue;
        }
        k += run;
        if (k > 63)
            return SJ_CORRUPT;
        coefficient[k] = (int16_t)decoded_value(&r, size);
    }
    *reader = r;
    return read_too_far(&r) ? SJ_TRUNCATED : SJ_OK;
}

/* Write a symbol and the lowest `size` (0 to 15) bits of `extra`. */
static inline sj_status write_symbol(bit_writer *w, sj_huffman *table, huffman_encoder *code, int symbol, uint32_t extra,
                                     int size)
{
    if (SJ_UNLIKELY(!code->length[symbol])) {
        sj_status status = huffman_append(table, code, (uint8_t)symbol);
        if (status)
            return status;
    }
    write_bits(w, (uint32_t)code->code[symbol] << size | (extra & ((1u << size) - 1)), code->length[symbol] + size);
    return SJ_OK;
}

static inline sj_status write_value(bit_writer *w, sj_huffman *table, huffman_encoder *code, int run, int32_t value)
{
    int size = magnitude_bits(value);
    if (SJ_UNLIKELY(size > 15))
        return SJ_CORRUPT;
    return write_symbol(w, table, code, run << 4 | size, (uint32_t)(value - (value < 0)), size);
}

static sj_status write_block(splicer *s, const mcu_block *block, int32_t difference, const int16_t coefficient[64])
{
    bit_writer w = s->writer; /* a copy of its own, which the compiler keeps in registers */
    sj_huffman *table = &s->edits->ac_table[block->ac];
    huffman_encoder *code = &s->ac_code[block->ac];
    sj_status status =
        write_value(&w, &s->edits->dc_table[block->dc], &s->dc_code[block->dc], 0, difference);
    int behind = 1;
    for (uint64_t nonzero = nonzero_mask(coefficient) & ~1ull; nonzero && !status; nonzero &= nonzero - 1) {
        int k = lowest_bit(nonzero), run = k - behind;
        for (; run > 15 && !status; run -= 16)
            status = write_symbol(&w, table, code, 0xF0, 0, 0);
        if (!status)
            status = write_value(&w, table, code, run, coefficient[k]);
        behind = k + 1;
    }
    if (behind < 64 && !status)
        status = write_symbol(&w, table, code, 0x00, 0, 0);
    s->writer = w;
    return status;
}

static sj_status rewrite_mcu(splicer *s, uint32_t mcu)
{
    uint32_t row = mcu / s->layout.columns, column = mcu % s->layout.columns;
    for (uint32_t b = 0; b < s->layout.blocks; b++) {
        const mcu_block *block = &s->layout.block[b];
        uint32_t c = block->component;
        int16_t coefficient[64];
        int32_t difference;
        sj_status status = read_block(&s->reader, s->dc[block->dc], s->ac[block->ac], &difference, coefficient);
        if (status)
            return status;
        s->predictor[c] += difference;
        if (s->predictor[c] > LARGEST_DC || s->predictor[c] < -LARGEST_DC)
            return SJ_CORRUPT;
        coefficient[0] = (int16_t)s->predictor[c];

        block_cover cover;
        uint32_t across = column * s->layout.step_h[c] + block->across;
        uint32_t down = row * s->layout.step_v[c] + block->down;
        if (block_covered(s->frame, &s->geometry, s->tile, c, across, down, &cover)) {
            block_compose(&s->geometry, c, &cover, coefficient);
            s->edits->blocks++;
        }
        status = write_block(s, block, coefficient[0] - s->written[c], coefficient);
        if (status)
            return status;
        s->written[c] = coefficient[0];
    }
    return SJ_OK;
}

/* Add an edit that replaces the source's bits [from, to) by those written since `before`. */
static sj_status add_edit(splicer *s, uint64_t from, uint64_t to, uint64_t before)
{
    sj_edit edit = {from, to, written_bits(&s->writer) - before};
    return append_edit(s->edits, &s->capacity, edit);
}

/* Edit a run of covered MCUs and the one after them, whose DC differences depend on them. With `cut`, there are more
 * MCUs behind the last one, which cannot be read. */
static sj_status edit_run(splicer *s, uint32_t *mcu, uint32_t last, bool cut)
{
    uint64_t from = reader_position(&s->reader, s->data), before = written_bits(&s->writer);
    memcpy(s->written, s->predictor, sizeof s->written);
    bool covered = true;
    while (covered && *mcu < last) {
        covered = next_touched(s, *mcu, last) == *mcu;
        sj_status status = rewrite_mcu(s, *mcu);
        if (status)
            return status;
        ++*mcu;
    }
    if (covered && cut)
        return SJ_TRUNCATED;
    return add_edit(s, from, reader_position(&s->reader, s->data), before);
}

/* Pad an edited interval to a whole byte, with the same padding bits as in the source. */
static sj_status edit_padding(splicer *s, const uint8_t *end, uint64_t change)
{
    uint64_t position = reader_position(&s->reader, s->data);
    uint64_t source = (8 - position % 8) % 8;
    uint64_t padding = (8 - (position + change) % 8) % 8;
    const uint8_t *byte = s->data + position / 8;
    uint32_t bit = source && byte < end ? *byte & 1u : 1u;
    uint64_t before = written_bits(&s->writer);
    if (padding == source)
        return SJ_OK;
    write_bits(&s->writer, bit ? (1u << padding) - 1 : 0, (int)padding);
    uint64_t to = position + source;
    if (source && *byte == 0xFF)
        to += 8; /* the byte stuffed after it */
    return add_edit(s, position, to, before);
}

/* Pad an edited interval that is damaged behind its last whole MCU to a whole byte before the next marker. */
static sj_status edit_damaged_end(splicer *s, const uint8_t *end, uint64_t change)
{
    const uint8_t *from = s->data + reader_position(&s->reader, s->data) / 8, *stop = next_marker(from, end);
    while (stop > from && stop[-1] == 0xFF)
        stop--; /* fill bytes, or half of what was a stuffed byte or a marker */
    uint64_t position = (uint64_t)(stop - s->data) * 8, before = written_bits(&s->writer);
    int padding = (int)((8 - change % 8) % 8);
    if (!padding)
        return SJ_OK;
    write_bits(&s->writer, (1u << padding) - 1, padding);
    return add_edit(s, position, position, before);
}

static sj_status read_interval(splicer *s, uint32_t first, uint32_t last, bool cut, const uint8_t *end)
{
    size_t edits = s->edits->count;
    memset(s->predictor, 0, sizeof s->predictor);
    for (uint32_t mcu = first; mcu < last;) {
        uint32_t touched = next_touched(s, mcu, last);
        sj_status status = touched > mcu ? skip_mcus(&s->skipped, touched - mcu, &s->reader, s->predictor) : edit_run(s, &mcu, last, cut);
        if (status)
            return status;
        if (touched > mcu)
            mcu = touched;
    }
    if (s->edits->count == edits)
        return SJ_OK;
    uint64_t change = 0; /* modulo 2^64, of which only the lowest three bits matter */
    for (size_t i = edits; i < s->edits->count; i++)
        change += s->edits->edit[i].bits - (s->edits->edit[i].to - s->edits->edit[i].from);
    return cut ? edit_damaged_end(s, end, change) : edit_padding(s, end, change);
}

static sj_status read_scan(splicer *s, size_t size)
{
    const uint8_t *at = s->data, *end = s->data + size;
    uint32_t total = s->whole, all = s->layout.columns * s->layout.rows; /* at most 2^26 */
    uint32_t interval = s->scan->restart_interval ? s->scan->restart_interval : all;
    uint32_t number = 0;
    if (next_touched(s, total, all) < all)
        return SJ_TRUNCATED;
    for (uint32_t first = 0; first < total; number++) {
        uint32_t last = total - first < interval ? total : first + interval;
        bool alone = s->scan->restart_interval == 0, cut = last < all && last - first < interval;
        if (alone || next_touched(s, first, last) < last) {
            s->reader = reader_at(at, end);
            sj_status status = read_interval(s, first, last, cut, end);
            if (status)
                return status;
            if (read_too_far(&s->reader))
                return SJ_TRUNCATED;
            at = s->data + (reader_position(&s->reader, s->data) + 7) / 8;
        }
        first = last;
        const uint8_t *marker = next_marker(at, end);
        if (first < total) {
            if (marker == end)
                return SJ_TRUNCATED;
            if (marker[1] != 0xD0 + number % 8)
                return SJ_CORRUPT;
            at = marker + 2;
        }
    }
    return SJ_OK;
}

static void splicer_free(splicer *s)
{
    for (int i = 0; i < SJ_TABLES; i++) {
        free(s->dc[i]);
        free(s->ac[i]);
    }
    free(s->first);
    free(s->behind);
    free(s->writer.data);
    sj_edits_free(s->edits);
    free(s);
}

static sj_status compose(splicer *s, size_t size, uint32_t mcus)
{
    sj_status status = frame_measure(s->frame, &s->geometry);
    if (!status)
        status = tile_check(s->frame, s->tile);
    if (!status)
        status = scan_measure(s->frame, &s->geometry, s->scan, &s->layout);
    if (!status && (s->scan->progressive || s->scan->components != s->frame->components))
        status = SJ_CALL;
    if (!status) {
        uint32_t all = s->layout.columns * s->layout.rows;
        s->whole = mcus && mcus < all ? mcus : all;
        status = load_tables(s);
    }
    if (!status)
        status = plan_touched(s);
    if (!status)
        status = read_scan(s, size);
    if (status)
        return status;
    s->edits->bit_count = written_bits(&s->writer);
    write_bits(&s->writer, 0, 7); /* moves the last bits to memory */
    if (s->writer.failed)
        return SJ_MEMORY;
    s->edits->bits = s->writer.data;
    s->writer.data = NULL;
    return SJ_OK;
}

size_t sj_scan_size(const uint8_t *data, size_t size)
{
    const uint8_t *end = data + size, *marker = next_marker(data, end);
    while (marker < end && marker[1] >= 0xD0 && marker[1] <= 0xD7)
        marker = next_marker(marker + 2, end);
    while (marker > data && marker < end && marker[-1] == 0xFF)
        marker--; /* fill bytes belong to the marker (B.1.1.2) */
    return (size_t)(marker - data);
}

int sj_interface(void)
{
    return SJ_INTERFACE;
}

int sj_compose_scan(const sj_frame *frame, const sj_scan *scan, const uint8_t *data, size_t size, uint32_t mcus,
                    const sj_tile *tile, sj_edits **edits)
{
    splicer *s = calloc(1, sizeof *s);
    if (!s)
        return SJ_MEMORY;
    s->frame = frame;
    s->scan = scan;
    s->tile = tile;
    s->data = data;
    s->edits = calloc(1, sizeof *s->edits);
    sj_status status = SJ_MEMORY;
    if (s->edits) {
        memcpy(s->edits->dc_table, scan->dc_table, sizeof scan->dc_table);
        memcpy(s->edits->ac_table, scan->ac_table, sizeof scan->ac_table);
        status = compose(s, size, mcus);
    }
    if (!status) {
        *edits = s->edits;
        s->edits = NULL;
    }
    splicer_free(s);
    return status;
}

void sj_edits_free(sj_edits *edits)
{
    if (!edits)
        return;
    free(edits->edit);
    free(edits->bits);
    free(edits);
}
