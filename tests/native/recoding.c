#include <string.h>

#include "checks.h"
#include "require.h"

typedef enum { OWN_TABLES, BEST_TABLES, ALL_SYMBOLS } tables;

/* Tables that have every symbol. */
static void use_all_symbols(sj_scan *scan)
{
    sj_huffman all = {.counts = {[7] = 254, [8] = 2}};
    for (int i = 0; i < 256; i++)
        all.symbols[i] = (uint8_t)i;
    for (int i = 0; i < SJ_TABLES; i++)
        scan->dc_table[i] = scan->ac_table[i] = all;
}

/* Writes one scan; there is always a size that is large enough. */
static int write_scan(const sj_picture *picture, sj_scan *scan, tables which, uint8_t **data, size_t *size)
{
    int status = SJ_CAPACITY;
    *data = NULL;
    if (which == ALL_SYMBOLS)
        use_all_symbols(scan);
    for (size_t capacity = 8192; status == SJ_CAPACITY; capacity *= 8) {
        REQUIRE(capacity < 64 * MOST_SAMPLES);
        free(*data);
        *data = taken(capacity);
        status = sj_picture_write(picture, scan, which == BEST_TABLES, *data, capacity, size);
        REQUIRE(status || *size <= capacity);
    }
    return status;
}

sj_picture *new_picture(const sj_frame *frame)
{
    sj_picture *picture = NULL;
    int status = sj_picture_new(frame, &picture);
    REQUIRE(!status == !!picture);
    return picture;
}

void require_same(const sj_picture *one, const sj_picture *other, const jpeg_scan *scans, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        sj_scan first = scans[i].scan, second = scans[i].scan;
        uint8_t *data, *again;
        size_t size, size_again;
        REQUIRE(!write_scan(one, &first, ALL_SYMBOLS, &data, &size));
        REQUIRE(!write_scan(other, &second, ALL_SYMBOLS, &again, &size_again));
        REQUIRE(size == size_again && !memcmp(data, again, size));
        free(data);
        free(again);
    }
}

/* Read what `picture` is written as. NULL where a table lacks a symbol, which other than a scan's own tables do only
 * for DC differences that no file can hold, and which the picture has not before it is `changed`. */
static sj_picture *read_again(const sj_picture *picture, const task *t, tables which, bool changed)
{
    sj_picture *copy = new_picture(&t->file.frame);
    for (size_t i = 0; i < t->file.scans; i++) {
        sj_scan scan = t->file.scan[i].scan;
        uint8_t *data;
        size_t size;
        int status = write_scan(picture, &scan, which, &data, &size);
        REQUIRE(!status || ((which == OWN_TABLES || changed) && status == SJ_FULL) ||
                (which == OWN_TABLES && status == SJ_TABLE));
        if (!status)
            REQUIRE(!sj_picture_read(copy, &scan, data, size, NULL));
        free(data);
        if (status) {
            sj_picture_free(copy);
            return NULL;
        }
    }
    return copy;
}

/* Blocks and buffers that make no sense. */
static void misuse(sj_picture *picture, const task *t, bool complete)
{
    const uint8_t *c = t->control + 10;
    sj_block block = {c[0] & 7, c[1], c[1] >> 4, {0}};
    for (int i = 0; i < 64; i++)
        block.coefficient[i] = (int16_t)(i % (c[2] % 32 + 1) ? 0 : word_at(c + 3) - (uint32_t)(i & c[5]));
    int status = sj_picture_put(picture, &block, 1);
    if (!status && complete)
        sj_picture_free(read_again(picture, t, ALL_SYMBOLS, true));
    sj_scan scan = t->file.scan[0].scan;
    size_t capacity = c[4], written;
    uint8_t *out = taken(capacity);
    status = sj_picture_write(picture, &scan, c[2] >> 5 == 7, out, capacity, &written);
    REQUIRE(status || written <= capacity);
    free(out);
}

/* Into a larger picture and back again, and to where there is no room. */
static void place_elsewhere(const sj_picture *picture, const task *t)
{
    const uint8_t *c = t->control + 10;
    int32_t columns = c[0] % 3, rows = c[1] % 3, far = (int32_t)(word_at(c + 2) << 16 | word_at(c + 4));
    sj_frame frame = t->file.frame;
    frame.width += 32 * (uint32_t)columns; /* MCUs are at most 32 pixels wide and high */
    frame.height += 32 * (uint32_t)rows;
    sj_picture *larger = new_picture(&frame), *back = new_picture(&t->file.frame);
    if (larger) {
        REQUIRE(!sj_picture_place(larger, picture, columns, rows));
        REQUIRE(!sj_picture_place(back, larger, -columns, -rows));
        require_same(picture, back, t->file.scan, t->file.scans);
        REQUIRE(!sj_picture_place(back, larger, far, -1));
        REQUIRE(!sj_picture_place(larger, back, 0, far));
    }
    sj_picture_free(larger);
    sj_picture_free(back);
}

static void compose_and_put_back(sj_picture *picture, const sj_picture *before, const task *t)
{
    sj_block *replaced = NULL;
    size_t count = 0;
    int status = sj_picture_compose(picture, &t->tile, &replaced, &count);
    REQUIRE(!status || (status == SJ_CALL && !tile_fits(t)));
    if (!status)
        sj_picture_free(read_again(picture, t, ALL_SYMBOLS, true));
    REQUIRE(!sj_picture_put(picture, replaced, count));
    require_same(picture, before, t->file.scan, t->file.scans);
    sj_blocks_free(replaced);
}

/* The edits of one scan, applied and undone; what they make of it is read into `copy`. False where its tables have no room
 * or are unfit for writing. */
static bool splice_again(const sj_picture *picture, size_t number, const task *t, sj_picture *copy)
{
    const jpeg_scan *source = &t->file.scan[number];
    sj_edits *edits = NULL;
    int status = sj_picture_splice(picture, number, &edits);
    REQUIRE(!status == !!edits);
    REQUIRE(!status || status == SJ_FULL || status == SJ_TABLE);
    if (status)
        return false;
    size_t size;
    uint8_t *data = apply_and_undo(source->data, source->size, edits, 0, &size);
    sj_scan scan = source->scan;
    memcpy(scan.dc_table, edits->dc_table, sizeof scan.dc_table);
    memcpy(scan.ac_table, edits->ac_table, sizeof scan.ac_table);
    REQUIRE(!sj_picture_read(copy, &scan, data, size, NULL));
    free(data);
    sj_edits_free(edits);
    return true;
}

/* Scans that are spliced hold the coefficients that recoding makes. */
static void check_splicing_of_scans(const task *t)
{
    sj_picture *picture = new_picture(&t->file.frame);
    sj_edits *edits = NULL;
    int status = sj_picture_aim(picture, &t->tile);
    REQUIRE(!status || (status == SJ_CALL && !tile_fits(t)));
    REQUIRE(sj_picture_splice(picture, 0, &edits) == SJ_CALL && !edits);
    for (size_t i = 0; i < t->file.scans && !status; i++) {
        status = sj_picture_read(picture, &t->file.scan[i].scan, t->file.scan[i].data, t->file.scan[i].size, NULL);
        REQUIRE(status != SJ_MEMORY && status != SJ_FULL);
        if (status)
            REQUIRE(sj_picture_splice(picture, i, &edits) == SJ_CALL && !edits);
    }
    if (!status) {
        sj_block *replaced = NULL;
        size_t count, spliced = 0;
        REQUIRE(!sj_picture_compose(picture, &t->tile, &replaced, &count));
        sj_picture *copy = new_picture(&t->file.frame);
        while (spliced < t->file.scans && splice_again(picture, spliced, t, copy))
            spliced++;
        if (spliced == t->file.scans) {
            require_same(picture, copy, t->file.scan, t->file.scans);
            depth.spliced++;
        }
        sj_picture_free(copy);
        sj_blocks_free(replaced);
    }
    sj_picture_free(picture);
}

void check_recoding(const task *t)
{
    sj_picture *picture = new_picture(&t->file.frame);
    if (!picture)
        return;
    int status = SJ_OK;
    for (size_t i = 0; i < t->file.scans && !status; i++)
        status = sj_picture_read(picture, &t->file.scan[i].scan, t->file.scan[i].data, t->file.scan[i].size, NULL);
    if (!status) {
        sj_picture *copy = read_again(picture, t, t->control[9] >> 6 == 3 ? BEST_TABLES : ALL_SYMBOLS, false);
        sj_picture *own = read_again(picture, t, OWN_TABLES, false);
        require_same(picture, copy, t->file.scan, t->file.scans);
        if (own)
            require_same(picture, own, t->file.scan, t->file.scans);
        place_elsewhere(picture, t);
        compose_and_put_back(picture, copy, t);
        sj_picture_free(copy);
        sj_picture_free(own);
        depth.recoded++;
    }
    misuse(picture, t, !status);
    sj_picture_free(picture);
    check_splicing_of_scans(t);
}
