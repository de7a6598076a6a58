/* Holding the coefficients of a whole picture, and changing them. */
#include "picture.h"

#define LARGEST_BYTES ((uint64_t)1 << 32)

int sj_picture_new(const sj_frame *frame, sj_picture **picture)
{
    sj_picture *p = calloc(1, sizeof *p);
    if (!p)
        return SJ_MEMORY;
    p->frame = *frame;
    sj_status status = frame_measure(frame, &p->geometry);
    uint64_t total = 0;
    for (uint32_t c = 0; c < frame->components && !status; c++) {
        const block_grid *grid = &p->geometry.grid[c];
        uint64_t bytes = (uint64_t)grid->padded_columns * grid->padded_rows * 64 * sizeof(int16_t);
        total += bytes;
        if (total > LARGEST_BYTES || total > SIZE_MAX || !(p->coefficient[c] = calloc(1, (size_t)bytes)))
            status = SJ_MEMORY;
    }
    if (status)
        sj_picture_free(p);
    else
        *picture = p;
    return status;
}

void sj_picture_free(sj_picture *picture)
{
    if (!picture)
        return;
    for (int c = 0; c < SJ_COMPONENTS; c++) {
        free(picture->coefficient[c]);
        free(picture->area[c].covered);
    }
    for (size_t i = 0; i < picture->traces; i++) {
        free(picture->trace[i].mark);
        free(picture->trace[i].rare);
    }
    free(picture->trace);
    free(picture);
}

/* The blocks along one axis, [first, behind), that the pixels [from, from + size) can affect. */
static void blocks_under(uint32_t from, uint32_t size, uint32_t factor, uint32_t max, uint32_t blocks,
                         uint32_t *first, uint32_t *behind)
{
    *first = from * factor / max / 8;
    *behind = (from + size - 1) * factor / max / 8 + 2;
    if (*behind > blocks)
        *behind = blocks;
}

/* The rectangle of a component's blocks that the tile can affect. */
static block_area area_under(const sj_picture *picture, const sj_tile *tile, uint32_t component)
{
    const sj_component *part = &picture->frame.component[component];
    const frame_geometry *geometry = &picture->geometry;
    const block_grid *grid = &geometry->grid[component];
    block_area area = {0};
    blocks_under(tile->left, tile->width, part->h, geometry->h_max, grid->columns, &area.left, &area.right);
    blocks_under(tile->top, tile->height, part->v, geometry->v_max, grid->rows, &area.top, &area.bottom);
    return area;
}

int sj_picture_aim(sj_picture *picture, const sj_tile *tile)
{
    sj_status status = picture->aimed ? SJ_CALL : tile_check(&picture->frame, tile);
    if (status)
        return status;
    picture->aimed = true;
    for (uint32_t c = 0; c < picture->frame.components && tile->width && tile->height; c++) {
        block_area area = area_under(picture, tile, c);
        if (area.left >= area.right || area.top >= area.bottom)
            continue;
        uint8_t *covered = malloc((size_t)(area.right - area.left) * (area.bottom - area.top));
        if (!(area.covered = covered))
            return SJ_MEMORY;
        for (uint32_t row = area.top; row < area.bottom; row++)
            for (uint32_t column = area.left; column < area.right; column++)
                *covered++ = block_touched(&picture->frame, &picture->geometry, tile, c, column, row);
        picture->area[c] = area;
    }
    return SJ_OK;
}

int sj_picture_compose(sj_picture *picture, const sj_tile *tile, sj_block **replaced, size_t *count)
{
    size_t capacity = 0;
    sj_status status = tile_check(&picture->frame, tile);
    *replaced = NULL;
    *count = 0;
    if (status || !tile->width || !tile->height)
        return status;
    for (uint32_t c = 0; c < picture->frame.components; c++) {
        const frame_geometry *geometry = &picture->geometry;
        block_area area = area_under(picture, tile, c);
        for (uint32_t row = area.top; row < area.bottom; row++)
            for (uint32_t column = area.left; column < area.right; column++) {
                block_cover cover;
                if (!block_covered(&picture->frame, geometry, tile, c, column, row, &cover))
                    continue;
                if (*count == capacity) {
                    capacity = capacity ? 2 * capacity : 256;
                    sj_block *more = realloc(*replaced, capacity * sizeof *more);
                    if (!more) {
                        free(*replaced);
                        *replaced = NULL;
                        *count = 0;
                        return SJ_MEMORY;
                    }
                    *replaced = more;
                }
                int16_t *coefficient = block_at(picture, c, column, row);
                sj_block *old = &(*replaced)[(*count)++];
                old->component = c;
                old->column = column;
                old->row = row;
                memcpy(old->coefficient, coefficient, sizeof old->coefficient);
                block_compose(geometry, c, &cover, coefficient);
            }
    }
    return SJ_OK;
}

void sj_blocks_free(sj_block *blocks)
{
    free(blocks);
}

int sj_picture_put(sj_picture *picture, const sj_block *blocks, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const sj_block *block = &blocks[i];
        if (block->component >= picture->frame.components ||
            block->column >= picture->geometry.grid[block->component].columns ||
            block->row >= picture->geometry.grid[block->component].rows)
            return SJ_CALL;
        for (int k = 0; k < 64; k++)
            if (block->coefficient[k] < -LARGEST_VALUE)
                return SJ_CALL; /* its magnitude would need 16 bits */
        memcpy(block_at(picture, block->component, block->column, block->row), block->coefficient,
               sizeof block->coefficient);
    }
    return SJ_OK;
}

static sj_status same_components(const sj_frame *one, const sj_frame *other)
{
    if (one->components != other->components)
        return SJ_CALL;
    for (uint32_t c = 0; c < one->components; c++)
        if (one->component[c].h != other->component[c].h || one->component[c].v != other->component[c].v)
            return SJ_CALL;
    return SJ_OK;
}

int sj_picture_place(sj_picture *picture, const sj_picture *other, int32_t columns, int32_t rows)
{
    sj_status status = same_components(&picture->frame, &other->frame);
    for (uint32_t c = 0; c < picture->frame.components && !status; c++) {
        const block_grid *from = &other->geometry.grid[c], *to = &picture->geometry.grid[c];
        int64_t right = (int64_t)columns * other->frame.component[c].h;
        int64_t down = (int64_t)rows * other->frame.component[c].v;
        for (uint32_t row = 0; row < from->padded_rows; row++)
            for (uint32_t column = 0; column < from->padded_columns; column++) {
                int64_t to_column = column + right, to_row = row + down;
                if (to_column < 0 || to_column >= to->padded_columns || to_row < 0 || to_row >= to->padded_rows)
                    continue;
                memcpy(block_at(picture, c, (uint32_t)to_column, (uint32_t)to_row),
                       block_at(other, c, column, row), 64 * sizeof(int16_t));
            }
    }
    return status;
}
