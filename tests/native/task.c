#include "task.h"

#include <math.h>
#include <string.h>

#include "require.h"

#define MOST_TILE ((uint64_t)1 << 16)

enum { /* bits of control[0] */
    COLOURS = 3,
    PATTERN = 12,
    TILE_AS_TOLD = 16, /* its place and size in pixels, not as shares of the picture */
    PATCH_FRAME = 32,
    PATCH_SCAN = 64,
    EDITS_AS_TOLD = 128
};

enum { /* bits of control[9] */
    RECODE_ONE_SCAN = 1,
    NO_MEMORY = 28
};

void *taken(size_t size)
{
    void *memory = malloc(size ? size : 1);
    REQUIRE(memory);
    return memory;
}

uint32_t word_at(const uint8_t *control)
{
    return (uint32_t)control[0] << 8 | control[1];
}

bool small_enough(const sj_frame *frame)
{
    if (frame->width > 65535 || frame->height > 65535)
        return true; /* it is to be refused at once */
    return (uint64_t)(frame->width + 32) * (frame->height + 32) * frame->components <= MOST_SAMPLES;
}

static void choose_colours(task *t)
{
    static const float colours[4][SJ_COMPONENTS][4] = {
        {{0.299f, 0.587f, 0.114f, 0}, {-0.1687f, -0.3313f, 0.5f, 128}, {0.5f, -0.4187f, -0.0813f, 128}, {0, 0, 0, 255}},
        {{-1, 0, 0, 255}, {0, -1, 0, 255}, {0, 0, -1, 255}, {0, 0, 0, 255}},
        {{1024, -1024, 1024, -1024}, {0, 0, 0, 0}, {-1024, 1024, -1024, 1024}, {1e-30f, 0, 0, 0}},
        {{NAN, 0, 0, 0}, {INFINITY, 0, 0, 0}, {0, -INFINITY, 0, 0}, {1e30f, 0, 0, 0}},
    };
    for (int c = 0; c < SJ_COMPONENTS; c++)
        memcpy(t->file.frame.component[c].colour, colours[t->control[0] & COLOURS][c], sizeof colours[0][0]);
}

/* Change a few bytes of a structure to anything. */
static void patch(void *structure, size_t size, const uint8_t *control)
{
    uint8_t *byte = structure;
    byte[word_at(control) % size] = control[2];
    if (control[3] & 1)
        byte[word_at(control + 3) % size] ^= control[5];
}

bool tile_fits(const task *t)
{
    const sj_tile *tile = &t->tile;
    const sj_frame *frame = &t->file.frame;
    return tile->left < frame->width && tile->top < frame->height && tile->width <= frame->width - tile->left &&
           tile->height <= frame->height - tile->top;
}

static void paint(task *t)
{
    size_t pixels = (size_t)t->tile.width * t->tile.height;
    uint32_t noise = 2463534242u ^ word_at(t->control + 9), pattern = t->control[0] & PATTERN;
    for (size_t i = 0; i < pixels; i++) {
        noise ^= noise << 13;
        noise ^= noise >> 17;
        noise ^= noise << 5;
        memcpy(t->rgba + 4 * i, &noise, 4);
        if (pattern == 0)
            t->rgba[4 * i + 3] = 255;
        else if (pattern == 4)
            t->rgba[4 * i + 3] = noise >> 20 ? 0 : 255;
        else if (pattern == 8)
            memset(t->rgba + 4 * i, i / 8 % 2 ? 255 : 0, 4);
    }
}

/* A tile that fits is given its pixels; of one that does not, the core must not look at any. */
static void choose_tile(task *t)
{
    const sj_frame *frame = &t->file.frame;
    const uint8_t *c = t->control + 1;
    sj_tile tile = {NULL, word_at(c + 4), word_at(c + 6), word_at(c), word_at(c + 2)};
    if (t->control[0] & TILE_AS_TOLD) {
        if (tile.width & 1)
            tile.width <<= 16;
        if (tile.height & 1)
            tile.height <<= 16;
    } else {
        tile.left = tile.left * frame->width >> 16;
        tile.top = tile.top * frame->height >> 16;
        tile.width = 1 + (tile.width * (frame->width - tile.left) >> 16);
        tile.height = 1 + (tile.height * (frame->height - tile.top) >> 16);
    }
    t->tile = tile;
    if (tile_fits(t)) {
        while ((uint64_t)t->tile.width * t->tile.height > MOST_TILE) {
            t->tile.width = (t->tile.width + 1) / 2;
            t->tile.height = (t->tile.height + 1) / 2;
        }
        t->rgba = taken(4 * (size_t)t->tile.width * t->tile.height);
        paint(t);
    }
    t->tile.rgba = t->rgba;
}

bool task_read(const uint8_t *data, size_t size, const uint8_t control[CONTROL_BYTES], task *t)
{
    t->rgba = NULL;
    memcpy(t->control, control, CONTROL_BYTES);
    if (!jpeg_read(data, size, &t->file))
        return false;
    choose_colours(t);
    if (t->control[0] & PATCH_FRAME)
        patch(&t->file.frame, sizeof t->file.frame, t->control + 9);
    if (t->control[0] & PATCH_SCAN)
        patch(&t->file.scan[0].scan, sizeof t->file.scan[0].scan, t->control + 9);
    choose_tile(t);
    return true;
}

aim task_aim(const task *t)
{
    if (t->control[0] & EDITS_AS_TOLD)
        return ANY_EDITS;
    if ((t->control[9] & NO_MEMORY) == NO_MEMORY)
        return SCARCE_MEMORY;
    return t->file.scans == 1 && !(t->control[9] & RECODE_ONE_SCAN) ? SPLICE : RECODE;
}
