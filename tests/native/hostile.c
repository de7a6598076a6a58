#include "hostile.h"

#include <math.h>
#include <string.h>

#include "request.h"
#include "require.h"

static int spliced(const request *r)
{
    sj_edits *edits = NULL;
    int status = sj_compose_scan(&r->frame, &r->scan, r->data, r->size, 0, &r->tile, &edits);
    REQUIRE(!status == !!edits);
    sj_edits_free(edits);
    return status;
}

/* The status of the first step that fails. */
static int recoded(const request *r)
{
    sj_picture *picture = NULL;
    sj_block *replaced = NULL;
    size_t count = 0;
    int status = sj_picture_new(&r->frame, &picture);
    REQUIRE(!status == !!picture);
    if (!status)
        status = sj_picture_read(picture, &r->scan, r->data, r->size, NULL);
    if (!status)
        status = sj_picture_compose(picture, &r->tile, &replaced, &count);
    sj_blocks_free(replaced);
    sj_picture_free(picture);
    return status;
}

#define BOTH(expected)                                                                                                \
    do {                                                                                                              \
        REQUIRE(spliced(&r) == (expected));                                                                           \
        REQUIRE(recoded(&r) == (expected));                                                                           \
    } while (0)

#define REFUSED(change, expected)                                                                                     \
    do {                                                                                                              \
        request r = plain_request();                                                                                  \
        change;                                                                                                       \
        BOTH(expected);                                                                                               \
    } while (0)

static void bad_frames(void)
{
    REFUSED(r.frame.width = 0, SJ_CALL);
    REFUSED(r.frame.height = 65536, SJ_CALL);
    REFUSED(r.frame.width = UINT32_MAX, SJ_CALL);
    REFUSED(r.frame.components = 0, SJ_CALL);
    REFUSED(r.frame.components = 5, SJ_CALL);
    REFUSED(r.frame.components = UINT32_MAX, SJ_CALL);
    REFUSED(r.frame.component[0].h = 0, SJ_CALL);
    REFUSED(r.frame.component[0].v = 5, SJ_CALL);
    REFUSED(r.frame.component[0].h = 255, SJ_CALL);
    REFUSED(r.frame.component[0].quantisation[63] = 0, SJ_CALL);
    REFUSED(r.frame.component[0].colour[0] = NAN, SJ_CALL);
    REFUSED(r.frame.component[0].colour[3] = -INFINITY, SJ_CALL);
    REFUSED(r.frame.component[0].colour[1] = 1e30f, SJ_CALL);
}

static void bad_scans(void)
{
    REFUSED(r.scan.components = 0, SJ_CALL);
    REFUSED(r.scan.components = 2, SJ_CALL);
    REFUSED(r.scan.components = UINT32_MAX, SJ_CALL);
    REFUSED(r.scan.component[0] = 1, SJ_CALL);
    REFUSED(r.scan.component[0] = 255, SJ_CALL);
    REFUSED(r.scan.dc[0] = SJ_TABLES, SJ_CALL);
    REFUSED(r.scan.ac[0] = 255, SJ_CALL);
    REFUSED(r.scan.se = 64, SJ_CALL);
    REFUSED(r.scan.ss = 1, SJ_CALL);
    REFUSED(r.scan.al = 1, SJ_CALL);
    REFUSED(r.frame.components = r.scan.components = 3, SJ_CALL); /* the same component three times */
    REFUSED((r.frame.components = r.scan.components = 2, r.scan.component[0] = 1), SJ_CALL);
    REFUSED((r.frame.components = r.scan.components = 3, memcpy(r.scan.component, "\0\1\2", 3),
             r.frame.component[0].h = r.frame.component[0].v = 3), SJ_CALL); /* eleven blocks */
    const uint8_t bands[][4] = {
        {2, 1, 0, 0}, {1, 64, 0, 0}, {0, 1, 0, 0}, {1, 63, 0, 14}, {1, 63, 3, 1}, {0, 255, 0, 255},
    };
    for (size_t i = 0; i < sizeof bands / sizeof *bands; i++) {
        request r = plain_request();
        r.scan.progressive = 1;
        r.scan.ss = bands[i][0], r.scan.se = bands[i][1], r.scan.ah = bands[i][2], r.scan.al = bands[i][3];
        BOTH(SJ_CALL);
    }
}

static void bad_tables(void)
{
    REFUSED(r.scan.dc_table[0].counts[0] = 0, SJ_TABLE);                       /* empty */
    REFUSED(r.scan.dc_table[0].counts[0] = 2, SJ_TABLE);                       /* all ones */
    REFUSED(r.scan.ac_table[0].counts[0] = 3, SJ_TABLE);                       /* overfull */
    REFUSED(r.scan.ac_table[0].counts[1] = 2, SJ_TABLE);                       /* all ones, of two bits */
    REFUSED(memset(r.scan.dc_table[0].counts, 255, 16), SJ_TABLE);             /* nothing of it is right */
    REFUSED(memset(r.scan.ac_table[0].counts + 8, 64, 8), SJ_TABLE);           /* 513 symbols */
    REFUSED(memset(r.scan.dc_table[0].symbols, 16, 256), SJ_CORRUPT);          /* differences of 16 bits */
    REFUSED(memset(r.scan.ac_table[0].symbols, 0x10, 256), SJ_CORRUPT);        /* no symbol of a sequential scan */
    request r = plain_request();
    r.scan.ac_table[0].counts[1] = 1; /* two codes for one symbol: fit for reading, but not for writing the same bits */
    REQUIRE(spliced(&r) == SJ_TABLE);
}

static void bad_data(void)
{
    const uint8_t marker[] = {0xFF, 0xD0, 0};
    REFUSED(r.size = 0, SJ_TRUNCATED);
    REFUSED(r.data = marker, SJ_TRUNCATED);
    REFUSED((r.frame.width = r.frame.height = 32), SJ_TRUNCATED);
    REFUSED((r.frame.width = r.frame.height = 32, r.scan.restart_interval = 1), SJ_TRUNCATED);
    REFUSED(r.scan.restart_interval = UINT32_MAX, SJ_OK);
    request r = plain_request();
    r.frame.width = r.frame.height = 65535;
    REQUIRE(spliced(&r) == SJ_TRUNCATED);
    REQUIRE(recoded(&r) == SJ_MEMORY);
    r.scan.restart_interval = 1;
    REQUIRE(spliced(&r) == SJ_TRUNCATED);
}

static void bad_tiles(void)
{
    REFUSED(r.tile.left = 1, SJ_CALL);
    REFUSED(r.tile.top = UINT32_MAX, SJ_CALL);
    REFUSED(r.tile.width = UINT32_MAX, SJ_CALL);
    REFUSED((r.tile.left = 15, r.tile.width = UINT32_MAX - 14), SJ_CALL);
    REFUSED(r.tile.rgba = NULL, SJ_CALL);
    REFUSED((r.tile = (sj_tile){NULL, 0, UINT32_MAX, 3, 3}), SJ_OK);
    REFUSED((r.tile = (sj_tile){NULL, UINT32_MAX, 0, 99, 99}), SJ_OK);
}

static void bad_blocks(void)
{
    request r = plain_request();
    sj_picture *picture;
    REQUIRE(!sj_picture_new(&r.frame, &picture));
    const sj_block blocks[] = {
        {1, 0, 0, {0}}, {UINT32_MAX, 0, 0, {0}}, {0, 2, 0, {0}}, {0, 0, UINT32_MAX, {0}}, {0, 0, 0, {INT16_MIN}},
        {0, 0, 0, {[63] = INT16_MIN}},
    };
    for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++)
        REQUIRE(sj_picture_put(picture, &blocks[i], 1) == SJ_CALL);
    sj_picture_free(picture);
}

static void unlike_pictures(void)
{
    request one = plain_request(), coloured = plain_request(), sampled = plain_request();
    coloured.frame.components = 3;
    sampled.frame.component[0].v = 2;
    sj_picture *picture, *other[2];
    REQUIRE(!sj_picture_new(&one.frame, &picture));
    REQUIRE(!sj_picture_new(&coloured.frame, &other[0]) && !sj_picture_new(&sampled.frame, &other[1]));
    for (int i = 0; i < 2; i++) {
        REQUIRE(sj_picture_place(picture, other[i], 0, 0) == SJ_CALL);
        REQUIRE(sj_picture_place(other[i], picture, 0, 0) == SJ_CALL);
        sj_picture_free(other[i]);
    }
    REQUIRE(!sj_picture_place(picture, picture, INT32_MIN, INT32_MAX));
    sj_picture_free(picture);
}

static void bad_edits(void)
{
    const uint8_t data[] = {1, 2, 3, 0xFF, 0xD0, 4}, bits[] = {0xAA};
    const sj_edit edits[][2] = {
        {{9, 8, 0}, {9, 9, 0}},                   /* ends before it begins */
        {{8, 16, 8}, {8, 8, 0}},                  /* goes back */
        {{0, 8, 8}, {40, 49, 0}},                 /* beyond the end */
        {{0, UINT64_MAX, 8}, {0, 0, 0}},          /* far beyond */
        {{0, 8, UINT64_MAX}, {8, 8, 9}},          /* more bits than there are */
        {{0, 8, 4}, {8, 8, 3}},                   /* fewer */
        {{20, 30, 8}, {30, 30, 0}},               /* over a marker */
        {{0, 1, 8}, {1, 1, 0}},                   /* shifts a marker */
        {{40, 41, 0}, {41, 41, 8}},               /* leaves a part of a byte at the end */
    };
    for (size_t i = 0; i < sizeof edits / sizeof *edits; i++) {
        uint8_t out[64], old[8];
        sj_edit inverse[2];
        size_t written;
        int status = sj_apply(data, sizeof data, edits[i], 2, bits, 8, out, sizeof out, &written, inverse, old,
                              sizeof old);
        REQUIRE(status == SJ_CALL);
    }
}

void make_hostile_calls(void)
{
    request r = plain_request();
    BOTH(SJ_OK);
    REQUIRE(sj_interface() == SJ_INTERFACE);
    bad_frames();
    bad_scans();
    bad_tables();
    bad_data();
    bad_tiles();
    bad_blocks();
    unlike_pictures();
    bad_edits();
    sj_edits_free(NULL);
    sj_picture_free(NULL);
    sj_blocks_free(NULL);
}
