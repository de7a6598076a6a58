#include <string.h>

#include "checks.h"
#include "require.h"

static int has_marker(const uint8_t *data, size_t size)
{
    for (size_t i = 0; i < size; i++)
        if (data[i] == 0xFF && (i + 1 == size || data[i + 1]))
            return 1;
    return 0;
}

uint8_t *apply_and_undo(const uint8_t *data, size_t size, const sj_edits *edits, int damaged, size_t *written)
{
    uint64_t old_bits = 0, undone_bits = 0;
    for (size_t i = 0; i < edits->count; i++)
        old_bits += edits->edit[i].to - edits->edit[i].from;
    size_t capacity = 2 * (size + (size_t)(edits->bit_count / 8)) + 64;
    size_t old_size = (size_t)((old_bits + 7) / 8), size_again;
    uint8_t *out = taken(capacity), *old = taken(old_size), *again = taken(2 * capacity);
    sj_edit *inverse = taken(edits->count * sizeof *inverse);
    int status = sj_apply(data, size, edits->edit, edits->count, edits->bits, edits->bit_count, out, capacity, written,
                          inverse, old, old_size);
    if (status) {
        REQUIRE(damaged && status == SJ_CALL && has_marker(data, size));
        free(again);
        free(inverse);
        free(old);
        free(out);
        return NULL;
    }
    for (size_t i = 0; i < edits->count; i++)
        undone_bits += inverse[i].bits;
    REQUIRE(undone_bits <= old_bits);
    REQUIRE(!sj_apply(out, *written, inverse, edits->count, old, undone_bits, again, 2 * capacity, &size_again, NULL,
                      NULL, 0));
    REQUIRE(size_again == size && !memcmp(again, data, size));
    free(again);
    free(inverse);
    free(old);
    depth.restored++;
    return out;
}

/* The spliced scan holds the coefficients that recoding makes. */
static void compare_with_recoded(const task *t, const sj_edits *edits, const uint8_t *data, size_t size)
{
    const jpeg_scan *source = &t->file.scan[0];
    sj_picture *recoded = new_picture(&t->file.frame), *spliced = new_picture(&t->file.frame);
    sj_block *replaced = NULL;
    size_t count;
    /* intervals that the caption does not touch may be damaged */
    int status = sj_picture_read(recoded, &source->scan, source->data, source->size, NULL);
    REQUIRE(!status || source->scan.restart_interval);
    if (!status) {
        sj_scan scan = source->scan;
        memcpy(scan.dc_table, edits->dc_table, sizeof scan.dc_table);
        memcpy(scan.ac_table, edits->ac_table, sizeof scan.ac_table);
        REQUIRE(!sj_picture_compose(recoded, &t->tile, &replaced, &count));
        REQUIRE(count == edits->blocks);
        REQUIRE(!sj_picture_read(spliced, &scan, data, size, NULL));
        require_same(spliced, recoded, source, 1);
        depth.compared++;
    }
    sj_blocks_free(replaced);
    sj_picture_free(recoded);
    sj_picture_free(spliced);
}

/* What lies within the first `rows` rows of MCUs. */
static sj_picture *upper_part(const task *t, const sj_picture *picture, uint32_t rows)
{
    sj_frame frame = t->file.frame;
    uint32_t largest = 1;
    for (uint32_t c = 0; c < frame.components && frame.components > 1; c++)
        largest = frame.component[c].v > largest ? frame.component[c].v : largest;
    if (8 * largest * rows < frame.height)
        frame.height = 8 * largest * rows;
    sj_picture *part = new_picture(&frame);
    REQUIRE(part && !sj_picture_place(part, picture, 0, 0));
    return part;
}

static uint32_t count_columns(const sj_frame *frame)
{
    uint32_t largest = 1;
    for (uint32_t c = 0; c < frame->components && frame->components > 1; c++)
        largest = frame->component[c].h > largest ? frame->component[c].h : largest;
    return (frame->width + 8 * largest - 1) / (8 * largest);
}

/* In a scan that is damaged behind `whole` MCUs, the rows of these are as recoding makes them, and no MCU is lost. */
static void compare_whole_part(const task *t, const sj_edits *edits, const uint8_t *data, size_t size, uint32_t whole)
{
    const jpeg_scan *source = &t->file.scan[0];
    sj_picture *recoded = new_picture(&t->file.frame), *spliced = new_picture(&t->file.frame);
    sj_scan scan = source->scan;
    sj_extent extent;
    sj_block *replaced = NULL;
    size_t count;
    memcpy(scan.dc_table, edits->dc_table, sizeof scan.dc_table);
    memcpy(scan.ac_table, edits->ac_table, sizeof scan.ac_table);
    REQUIRE(sj_picture_read(recoded, &source->scan, source->data, source->size, NULL));
    REQUIRE(!sj_picture_compose(recoded, &t->tile, &replaced, &count));
    (void)sj_picture_read(spliced, &scan, data, size, &extent);
    REQUIRE(extent.mcus >= whole);
    uint32_t rows = whole / count_columns(&t->file.frame);
    if (rows) {
        sj_picture *one = upper_part(t, spliced, rows), *other = upper_part(t, recoded, rows);
        require_same(one, other, source, 1);
        sj_picture_free(one);
        sj_picture_free(other);
    }
    depth.damaged++;
    sj_blocks_free(replaced);
    sj_picture_free(recoded);
    sj_picture_free(spliced);
}

static void check_damaged(const task *t)
{
    const jpeg_scan *source = &t->file.scan[0];
    sj_picture *picture = small_enough(&t->file.frame) ? new_picture(&t->file.frame) : NULL;
    if (!picture)
        return;
    sj_extent extent;
    int status = sj_picture_read(picture, &source->scan, source->data, source->size, &extent);
    REQUIRE(extent.bytes <= source->size);
    sj_picture_free(picture);
    if (!status || !extent.mcus)
        return;
    sj_edits *edits = NULL;
    status = sj_compose_scan(&t->file.frame, &source->scan, source->data, source->size, extent.mcus, &t->tile, &edits);
    REQUIRE(!status == !!edits);
    if (status)
        return;
    size_t size;
    uint8_t *copy = apply_and_undo(source->data, source->size, edits, 1, &size);
    if (copy)
        compare_whole_part(t, edits, copy, size, extent.mcus);
    free(copy);
    sj_edits_free(edits);
}

void check_splicing(const task *t)
{
    const jpeg_scan *source = &t->file.scan[0];
    sj_edits *edits = NULL;
    check_damaged(t);
    int status = sj_compose_scan(&t->file.frame, &source->scan, source->data, source->size, 0, &t->tile, &edits);
    REQUIRE(!status == !!edits);
    if (status)
        return;
    depth.composed++;
    size_t size;
    uint8_t *copy = apply_and_undo(source->data, source->size, edits, 0, &size);
    if (small_enough(&t->file.frame))
        compare_with_recoded(t, edits, copy, size);
    free(copy);
    sj_edits_free(edits);
}

void check_any_edits(const task *t)
{
    const uint8_t *data = t->file.scan[0].data;
    const size_t size = t->file.scan[0].size;
    enum { EDITS = 4 };
    const uint8_t *c = t->control;
    sj_edit edits[EDITS], inverse[EDITS];
    uint64_t at = 0, bits = 0;
    for (int i = 0; i < EDITS; i++) {
        at += word_at(c + 1 + 2 * i) % (8 * (uint64_t)size / EDITS + 2);
        edits[i].from = at;
        at += c[8 + i] % 64;
        edits[i].to = c[12] & 128 && i == c[12] % EDITS ? UINT64_MAX - c[11] : at;
        edits[i].bits = c[11 - i] % 32;
        bits += edits[i].bits;
    }
    uint64_t told = c[12] & 64 ? UINT64_MAX : bits;
    size_t capacity = c[12] & 32 ? word_at(c + 13) % (2 * size + 64) : 2 * size + 64, kept = c[15], written = 0;
    uint8_t *out = taken(capacity), *old = taken(kept), *fresh = taken((size_t)(bits + 7) / 8);
    memset(fresh, c[14], (size_t)(bits + 7) / 8);
    int status = sj_apply(data, size, edits, c[13] % (EDITS + 1), fresh, told, out, capacity, &written, inverse, old,
                          kept);
    REQUIRE(status || written <= capacity);
    free(fresh);
    free(old);
    free(out);
}
