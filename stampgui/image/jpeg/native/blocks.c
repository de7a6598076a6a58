#include "blocks.h"

#include <math.h>
#include <stddef.h>
#include <string.h>

/* The DCT's basis, C[u][x] = c(u) / 2 * cos((2x + 1) u pi / 16), so that DCT(s) = C s C' (A.3.3). C[u][7 - x] is C[u][x]
 * for an even u, and -C[u][x] for an odd one. */
static const float cosine[64] = {
    0.35355339f, 0.35355339f, 0.35355339f, 0.35355339f, 0.35355339f, 0.35355339f, 0.35355339f, 0.35355339f,
    0.49039264f, 0.41573481f, 0.27778512f, 0.09754516f, -0.09754516f, -0.27778512f, -0.41573481f, -0.49039264f,
    0.46193977f, 0.19134172f, -0.19134172f, -0.46193977f, -0.46193977f, -0.19134172f, 0.19134172f, 0.46193977f,
    0.41573481f, -0.09754516f, -0.49039264f, -0.27778512f, 0.27778512f, 0.49039264f, 0.09754516f, -0.41573481f,
    0.35355339f, -0.35355339f, -0.35355339f, 0.35355339f, 0.35355339f, -0.35355339f, -0.35355339f, 0.35355339f,
    0.27778512f, -0.49039264f, 0.09754516f, 0.41573481f, -0.41573481f, -0.09754516f, 0.49039264f, -0.27778512f,
    0.19134172f, -0.46193977f, 0.46193977f, -0.19134172f, -0.19134172f, 0.46193977f, -0.46193977f, 0.19134172f,
    0.09754516f, -0.27778512f, 0.41573481f, -0.49039264f, 0.49039264f, -0.41573481f, 0.27778512f, -0.09754516f,
};

/* Where a coefficient in zigzag order (A.3.6) is in a block that is turned over its diagonal: 8 * column + row. */
static const uint8_t turned_order[64] = {
    0,  8,  1,  2,  9,  16, 24, 17, 10, 3,  4,  11, 18, 25, 32, 40, 33, 26, 19, 12, 5,  6,
    13, 20, 27, 34, 41, 48, 56, 49, 42, 35, 28, 21, 14, 7,  15, 22, 29, 36, 43, 50, 57, 58,
    51, 44, 37, 30, 23, 31, 38, 45, 52, 59, 60, 53, 46, 39, 47, 54, 61, 62, 55, 63,
};

static uint32_t divided_up(uint32_t value, uint32_t by)
{
    return (value + by - 1) / by;
}

sj_status frame_measure(const sj_frame *frame, frame_geometry *geometry)
{
    if (!frame->width || !frame->height || frame->width > 65535 || frame->height > 65535)
        return SJ_CALL;
    if (!frame->components || frame->components > SJ_COMPONENTS)
        return SJ_CALL;
    geometry->h_max = geometry->v_max = 1;
    for (uint32_t c = 0; c < frame->components; c++) {
        const sj_component *part = &frame->component[c];
        if (part->h < 1 || part->h > 4 || part->v < 1 || part->v > 4)
            return SJ_CALL;
        for (int i = 0; i < 64; i++)
            if (!part->quantisation[i])
                return SJ_CALL;
        for (int i = 0; i < 4; i++)
            if (!(fabsf(part->colour[i]) <= 1024.0f))
                return SJ_CALL;
        if (part->h > geometry->h_max)
            geometry->h_max = part->h;
        if (part->v > geometry->v_max)
            geometry->v_max = part->v;
    }
    geometry->mcu_columns = divided_up(frame->width, 8 * geometry->h_max);
    geometry->mcu_rows = divided_up(frame->height, 8 * geometry->v_max);
    for (uint32_t c = 0; c < frame->components; c++) {
        const sj_component *part = &frame->component[c];
        block_grid *grid = &geometry->grid[c];
        grid->columns = divided_up(divided_up(frame->width * part->h, geometry->h_max), 8);
        grid->rows = divided_up(divided_up(frame->height * part->v, geometry->v_max), 8);
        grid->padded_columns = geometry->mcu_columns * part->h;
        grid->padded_rows = geometry->mcu_rows * part->v;
        for (int i = 0; i < 64; i++) {
            geometry->step[c][turned_order[i]] = (float)part->quantisation[i];
            geometry->per_step[c][turned_order[i]] = 1.0f / (float)part->quantisation[i];
        }
    }
    return SJ_OK;
}

static bool progression_allowed(const sj_scan *scan)
{
    if (!scan->progressive)
        return !scan->ss && scan->se == 63 && !scan->ah && !scan->al;
    if (scan->ss > scan->se || scan->se > 63 || scan->al > 13 || (scan->ah && scan->ah != scan->al + 1))
        return false;
    return scan->ss ? scan->components == 1 : !scan->se; /* G.1.1.1.1 */
}

sj_status scan_measure(const sj_frame *frame, const frame_geometry *geometry, const sj_scan *scan,
                       scan_layout *layout)
{
    memset(layout, 0, sizeof *layout);
    if (!scan->components || scan->components > frame->components || !progression_allowed(scan))
        return SJ_CALL;
    /* the MCU of a scan of one component is one of its blocks, whatever the sampling factors (A.2.2) */
    bool single = scan->components == 1;
    for (uint32_t i = 0; i < scan->components; i++) {
        uint32_t c = scan->component[i];
        if (c >= frame->components || (i && c <= scan->component[i - 1]))
            return SJ_CALL;
        if (scan->dc[i] >= SJ_TABLES || scan->ac[i] >= SJ_TABLES)
            return SJ_CALL;
        layout->step_h[c] = single ? 1 : frame->component[c].h;
        layout->step_v[c] = single ? 1 : frame->component[c].v;
        for (uint32_t at = 0; at < layout->step_h[c] * layout->step_v[c]; at++) {
            if (layout->blocks == MCU_BLOCKS)
                return SJ_CALL;
            mcu_block block = {c, at % layout->step_h[c], at / layout->step_h[c], scan->dc[i], scan->ac[i]};
            layout->block[layout->blocks++] = block;
        }
    }
    const block_grid *alone = &geometry->grid[scan->component[0]];
    layout->columns = single ? alone->columns : geometry->mcu_columns;
    layout->rows = single ? alone->rows : geometry->mcu_rows;
    return SJ_OK;
}

sj_status tile_check(const sj_frame *frame, const sj_tile *tile)
{
    if (!tile->width || !tile->height)
        return SJ_OK;
    if (!tile->rgba || tile->left >= frame->width || tile->top >= frame->height)
        return SJ_CALL;
    return tile->width <= frame->width - tile->left && tile->height <= frame->height - tile->top ? SJ_OK : SJ_CALL;
}

static uint32_t smaller(uint32_t a, uint32_t b)
{
    return a < b ? a : b;
}

static uint32_t larger(uint32_t a, uint32_t b)
{
    return a > b ? a : b;
}

/* The pixels that one sample covers along one axis, and how much of each, in units of 1 / max pixel. */
typedef struct {
    uint32_t first, last;
    uint32_t weight[5];
} span;

static span span_of(uint32_t sample, uint32_t factor, uint32_t max, uint32_t size)
{
    span s;
    uint32_t from = sample * max, to = from + max;
    s.first = from / factor;
    s.last = (to - 1) / factor;
    for (uint32_t pixel = s.first; pixel <= s.last; pixel++) {
        uint32_t begin = pixel * factor, end = begin + factor;
        s.weight[pixel - s.first] = (end < to ? end : to) - (begin > from ? begin : from);
    }
    if (s.last >= size) { /* beyond the edge: the pixel on the edge */
        uint32_t total = 0;
        for (uint32_t pixel = larger(s.first, size - 1); pixel <= s.last; pixel++)
            total += s.weight[pixel - s.first];
        s.first = smaller(s.first, size - 1);
        s.last = size - 1;
        s.weight[s.last - s.first] = total;
    }
    return s;
}

#define MOST_SIDE 4 /* pixels that a sample covers along one axis */

/* Red in the lowest byte, alpha in the highest. */
static inline uint32_t load_pixel(const uint8_t *p)
{
    return (uint32_t)p[3] << 24 | (uint32_t)p[2] << 16 | (uint32_t)p[1] << 8 | (uint32_t)p[0];
}

static inline float caption_sample(const sj_component *part, uint32_t red, uint32_t green, uint32_t blue,
                                   uint32_t alpha)
{
    const float *c = part->colour;
    return c[0] * (float)red + c[1] * (float)green + c[2] * (float)blue + c[3] * (float)alpha;
}

/* For a block whose samples each cover side_h * side_v whole pixels, all of them inside the tile. */
static inline void cover_inside(const sj_tile *tile, const sj_component *part, uint32_t x0, uint32_t y0,
                                uint32_t side_h, uint32_t side_v, block_cover *cover)
{
    const size_t stride = 4 * (size_t)tile->width;
    const uint8_t *line = tile->rgba + stride * (y0 - tile->top) + 4 * (size_t)(x0 - tile->left);
    const float *c = part->colour, share = 1.0f / ((float)(side_h * side_v) * 255.0f);
    for (uint32_t row = 0; row < 8; row++) {
        float sum_alpha[8] = {0}, sum_colour[8] = {0};
        for (uint32_t y = 0; y < side_v; y++, line += stride) {
            float alpha[8 * MOST_SIDE], colour[8 * MOST_SIDE];
            for (uint32_t x = 0; x < 8 * side_h; x++) {
                uint32_t pixel = load_pixel(line + 4 * (size_t)x);
                alpha[x] = (float)(int32_t)(pixel >> 24);
                colour[x] = alpha[x] * (c[0] * (float)(int32_t)(pixel & 255) + c[1] * (float)(int32_t)(pixel >> 8 & 255) +
                                        c[2] * (float)(int32_t)(pixel >> 16 & 255) + c[3]);
            }
            for (uint32_t x = 0; x < side_h; x++)
                for (uint32_t i = 0; i < 8; i++) {
                    sum_alpha[i] += alpha[side_h * i + x];
                    sum_colour[i] += colour[side_h * i + x];
                }
        }
        for (uint32_t i = 0; i < 8; i++) {
            cover->alpha[8 * row + i] = sum_alpha[i] * share;
            cover->colour[8 * row + i] = sum_colour[i] * share;
        }
    }
}

/* The same for samples that share pixels with others, or lie partly outside the tile or the picture. */
static void cover_anywhere(const sj_frame *frame, const frame_geometry *geometry, const sj_tile *tile,
                           uint32_t component, uint32_t column, uint32_t row, block_cover *cover)
{
    const sj_component *part = &frame->component[component];
    uint32_t h_max = geometry->h_max, v_max = geometry->v_max;
    uint32_t right = tile->left + tile->width, bottom = tile->top + tile->height;
    const float whole = (float)(h_max * v_max) * 255.0f;
    span across[8];
    for (uint32_t i = 0; i < 8; i++)
        across[i] = span_of(8 * column + i, part->h, h_max, frame->width);
    for (uint32_t at = 0; at < 64; at++) {
        const span *over = &across[at % 8];
        span down = span_of(8 * row + at / 8, part->v, v_max, frame->height);
        uint32_t alpha = 0, red = 0, green = 0, blue = 0;
        for (uint32_t y = larger(down.first, tile->top); y <= down.last && y < bottom; y++) {
            const uint8_t *line = tile->rgba + 4 * (size_t)(y - tile->top) * tile->width;
            for (uint32_t x = larger(over->first, tile->left); x <= over->last && x < right; x++) {
                const uint8_t *pixel = line + 4 * (size_t)(x - tile->left);
                uint32_t weight = pixel[3] * over->weight[x - over->first] * down.weight[y - down.first];
                alpha += weight;
                red += weight * pixel[0];
                green += weight * pixel[1];
                blue += weight * pixel[2];
            }
        }
        cover->alpha[at] = (float)alpha / whole;
        cover->colour[at] = caption_sample(part, red, green, blue, alpha) / whole;
    }
}

/* The pixels of the tile that a block covers: [x0, x1) x [y0, y1). */
typedef struct {
    uint32_t x0, x1, y0, y1;
} pixel_area;

static pixel_area pixels_of(const frame_geometry *geometry, const sj_component *part, const sj_tile *tile,
                            uint32_t column, uint32_t row)
{
    uint32_t h_max = geometry->h_max, v_max = geometry->v_max;
    pixel_area area = {
        larger(8 * column * h_max / part->h, tile->left),
        smaller(divided_up(8 * (column + 1) * h_max, part->h), tile->left + tile->width),
        larger(8 * row * v_max / part->v, tile->top),
        smaller(divided_up(8 * (row + 1) * v_max, part->v), tile->top + tile->height),
    };
    return area;
}

/* Whether any of the pixels is covered; there may be none. */
static bool any_alpha(const sj_tile *tile, pixel_area area)
{
    for (uint32_t y = area.y0; y < area.y1; y++) {
        const uint8_t *line = tile->rgba + 4 * (size_t)(y - tile->top) * tile->width;
        uint32_t alpha = 0;
        for (uint32_t x = area.x0; x < area.x1; x++)
            alpha |= line[4 * (size_t)(x - tile->left) + 3];
        if (alpha)
            return true;
    }
    return false;
}

static bool is_within(const block_grid *grid, const sj_tile *tile, uint32_t column, uint32_t row)
{
    return tile->width && tile->height && column < grid->columns && row < grid->rows;
}

bool block_touched(const sj_frame *frame, const frame_geometry *geometry, const sj_tile *tile, uint32_t component,
                   uint32_t column, uint32_t row)
{
    return is_within(&geometry->grid[component], tile, column, row) &&
           any_alpha(tile, pixels_of(geometry, &frame->component[component], tile, column, row));
}

bool block_covered(const sj_frame *frame, const frame_geometry *geometry, const sj_tile *tile, uint32_t component,
                   uint32_t column, uint32_t row, block_cover *cover)
{
    if (!is_within(&geometry->grid[component], tile, column, row))
        return false;
    const sj_component *part = &frame->component[component];
    pixel_area area = pixels_of(geometry, part, tile, column, row);
    if (!any_alpha(tile, area))
        return false;
    uint32_t h_max = geometry->h_max, v_max = geometry->v_max, side_h = h_max / part->h, side_v = v_max / part->v;
    bool inside = area.x1 - area.x0 == 8 * side_h && area.y1 - area.y0 == 8 * side_v; /* no pixel is shared then */
    inside = inside && h_max % part->h == 0 && v_max % part->v == 0;
    if (inside && side_h == 1 && side_v == 1) /* with constants, so that the compiler specialises the call */
        cover_inside(tile, part, area.x0, area.y0, 1, 1, cover);
    else if (inside && side_h == 2 && side_v == 2)
        cover_inside(tile, part, area.x0, area.y0, 2, 2, cover);
    else if (inside)
        cover_inside(tile, part, area.x0, area.y0, side_h, side_v, cover);
    else
        cover_anywhere(frame, geometry, tile, component, column, row, cover);
    return true;
}

/* C times a block. */
static inline void transform_columns(const float in[64], float out[64])
{
    float sum[32], difference[32];
    for (int x = 0; x < 4; x++)
        for (int i = 0; i < 8; i++) {
            sum[8 * x + i] = in[8 * x + i] + in[8 * (7 - x) + i];
            difference[8 * x + i] = in[8 * x + i] - in[8 * (7 - x) + i];
        }
    for (int u = 0; u < 8; u += 2) {
        const float *even = cosine + 8 * u, *odd = even + 8;
        for (int i = 0; i < 8; i++) {
            out[8 * u + i] = even[0] * sum[i] + even[1] * sum[8 + i] + even[2] * sum[16 + i] + even[3] * sum[24 + i];
            out[8 * u + 8 + i] = odd[0] * difference[i] + odd[1] * difference[8 + i] + odd[2] * difference[16 + i] +
                                 odd[3] * difference[24 + i];
        }
    }
}

/* C' times a block. */
static inline void restore_columns(const float in[64], float out[64])
{
    for (int x = 0; x < 4; x++) {
        const float *c = cosine + x;
        for (int i = 0; i < 8; i++) {
            float even = c[0] * in[i] + c[16] * in[16 + i] + c[32] * in[32 + i] + c[48] * in[48 + i];
            float odd = c[8] * in[8 + i] + c[24] * in[24 + i] + c[40] * in[40 + i] + c[56] * in[56 + i];
            out[8 * x + i] = even + odd;
            out[8 * (7 - x) + i] = even - odd;
        }
    }
}

static inline void turn(const float in[64], float out[64])
{
    for (int row = 0; row < 8; row++)
        for (int column = 0; column < 8; column++)
            out[8 * column + row] = in[8 * row + column];
}

/* To the nearest integer, for |value| below 2^22: the sum has no room for a fraction. */
static inline float rounded(float value)
{
    return (value + 12582912.0f) - 12582912.0f;
}

static inline float between(float value, float low, float high)
{
    value = value < low ? low : value;
    return value > high ? high : value;
}

void block_compose(const frame_geometry *geometry, uint32_t component, const block_cover *cover,
                   int16_t coefficient[64])
{
    const float *step = geometry->step[component], *per_step = geometry->per_step[component];
    float frequency[64], half[64], turned[64], sample[64], change[64], value[64];
    int16_t whole[64];
    for (int i = 0; i < 64; i++)
        turned[i] = (float)coefficient[i];
    for (int i = 0; i < 64; i++)
        value[turned_order[i]] = turned[i];
    for (int i = 0; i < 64; i++)
        frequency[i] = value[i] * step[i];
    restore_columns(frequency, half);
    turn(half, turned);
    restore_columns(turned, sample);
    for (int i = 0; i < 64; i++)
        change[i] = cover->colour[i] - cover->alpha[i] * (sample[i] + 128.0f);
    transform_columns(change, half);
    turn(half, turned);
    transform_columns(turned, frequency);
    for (int i = 0; i < 64; i++) /* a loop of its own, or compilers make branches of it */
        /* the range for 8-bit samples: 10 bits and a sign for AC (F.1.2.2) */
        value[i] = between(value[i] + frequency[i] * per_step[i], -1023.0f, 1023.0f);
    for (int i = 0; i < 64; i++)
        whole[i] = (int16_t)rounded(value[i]);
    for (int i = 0; i < 64; i++)
        coefficient[i] = whole[turned_order[i]];
}
