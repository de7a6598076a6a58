#include "corners.h"

#include <string.h>

#include "request.h"
#include "require.h"

/* Fibonacci's numbers as frequencies make codes longer than the 16 bits there may be. */
static void codes_of_any_length(void)
{
    enum { SIDE = 64, BLOCKS = SIDE * SIDE, SYMBOLS = 22 };
    request r = plain_request();
    r.frame.width = r.frame.height = 8 * SIDE;
    sj_picture *picture, *again;
    REQUIRE(!sj_picture_new(&r.frame, &picture) && !sj_picture_new(&r.frame, &again));
    uint32_t left[SYMBOLS] = {1, 2}, symbol = 0; /* values of 1 to 15 bits, the later ones behind a zero */
    for (uint32_t i = 2; i < SYMBOLS; i++)
        left[i] = left[i - 1] + left[i - 2];
    for (uint32_t at = 0; at < BLOCKS; at++) {
        sj_block block = {0, at % SIDE, at / SIDE, {0}};
        for (int k = 1; k < 62 && symbol < SYMBOLS; left[symbol]-- == 1 ? symbol++ : 0) {
            k += symbol >= 15;
            block.coefficient[k++] = (int16_t)(1 << symbol % 15);
        }
        REQUIRE(!sj_picture_put(picture, &block, 1));
    }
    REQUIRE(symbol == SYMBOLS);
    static uint8_t first[1 << 18], second[1 << 18];
    size_t size, size_again;
    REQUIRE(!sj_picture_write(picture, &r.scan, 1, first, sizeof first, &size));
    REQUIRE(!sj_picture_read(again, &r.scan, first, size, NULL));
    REQUIRE(!sj_picture_write(again, &r.scan, 0, second, sizeof second, &size_again));
    REQUIRE(size == size_again && !memcmp(first, second, size));
    REQUIRE(sj_picture_write(again, &r.scan, 0, second, size / 2, &size_again) == SJ_CAPACITY);
    sj_picture_free(picture);
    sj_picture_free(again);
}

/* The data's last bits and those that fill up the byte make 0xFF, with a zero behind it, and both give way. */
static void a_last_byte_of_ones(void)
{
    const uint8_t data[] = {0x0B, 0xFF, 0x00}; /* 0, then 0 0 0 10 1111111 for the last coefficient, and 111 */
    request r = plain_request();
    r.frame.width = r.frame.height = 8;
    r.frame.component[0].colour[3] = 128; /* no coefficient at all */
    memcpy(r.scan.ac_table[0].counts, "\1\1\1", 3);
    memcpy(r.scan.ac_table[0].symbols, "\xF0\xE7\0", 3);
    uint8_t opaque[4 * 8 * 8];
    memset(opaque, 255, sizeof opaque);
    r.tile = (sj_tile){opaque, 8, 8, 0, 0};
    sj_edits *edits;
    REQUIRE(!sj_compose_scan(&r.frame, &r.scan, data, sizeof data, 0, &r.tile, &edits));
    uint8_t out[8], again[8], old[8];
    sj_edit inverse[4];
    size_t size, size_again;
    REQUIRE(edits->count == 2);
    REQUIRE(!sj_apply(data, sizeof data, edits->edit, edits->count, edits->bits, edits->bit_count, out, sizeof out,
                      &size, inverse, old, sizeof old));
    REQUIRE(size == 1 && out[0] == 0x6F); /* 0 110 and four bits to fill up */
    REQUIRE(!sj_apply(out, size, inverse, 2, old, inverse[0].bits + inverse[1].bits, again, sizeof again, &size_again,
                      NULL, NULL, 0));
    REQUIRE(size_again == sizeof data && !memcmp(again, data, sizeof data));
    sj_edits_free(edits);
}

/* The code of a difference of 0 takes all bits of the first look. */
static void a_code_as_long_as_a_look(void)
{
    enum { BLOCKS = 8, LENGTH = 10 };
    const uint8_t data[(BLOCKS * (LENGTH + 1) + 7) / 8] = {0}; /* in each block that code, and the end */
    request r = plain_request();
    r.frame.height = 32;
    r.scan.dc_table[0].counts[0] = 0;
    r.scan.dc_table[0].counts[LENGTH - 1] = 1;
    r.tile.top = 16; /* behind MCUs that are passed over */
    sj_edits *edits;
    REQUIRE(!sj_compose_scan(&r.frame, &r.scan, data, sizeof data, 0, &r.tile, &edits));
    REQUIRE(edits->count == 0);
    sj_edits_free(edits);
}

void visit_corners(void)
{
    codes_of_any_length();
    a_code_as_long_as_a_look();
    a_last_byte_of_ones();
}
