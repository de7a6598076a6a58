#include "jpeg.h"

#include <string.h>

typedef struct {
    const uint8_t *next, *end;
} bytes;

static size_t left_in(const bytes *b)
{
    return (size_t)(b->end - b->next);
}

static uint32_t word_at(const uint8_t *p)
{
    return (uint32_t)p[0] << 8 | p[1];
}

static void read_quantisation(bytes b, jpeg *file)
{
    while (left_in(&b) >= 65) {
        bool wide = *b.next >> 4;
        uint16_t *table = file->quantisation[*b.next++ & 3];
        if (wide && left_in(&b) < 128)
            return;
        for (int i = 0; i < 64; i++, b.next += wide ? 2 : 1)
            table[i] = (uint16_t)(wide ? word_at(b.next) : *b.next);
    }
}

static void read_huffman(bytes b, jpeg *file)
{
    while (left_in(&b) >= 17) {
        uint32_t where = *b.next++;
        sj_huffman *table = where >> 4 ? &file->ac[where & 3] : &file->dc[where & 3];
        size_t symbols = 0;
        memset(table, 0, sizeof *table);
        memcpy(table->counts, b.next, 16);
        for (int i = 0; i < 16; i++)
            symbols += b.next[i];
        b.next += 16;
        if (symbols > left_in(&b))
            symbols = left_in(&b);
        memcpy(table->symbols, b.next, symbols < 256 ? symbols : 256);
        b.next += symbols;
    }
}

static void read_frame(bytes b, bool progressive, jpeg *file)
{
    if (left_in(&b) < 6)
        return;
    memset(&file->frame, 0, sizeof file->frame);
    file->progressive = progressive;
    file->frame.height = word_at(b.next + 1);
    file->frame.width = word_at(b.next + 3);
    file->frame.components = b.next[5];
    b.next += 6;
    for (uint32_t c = 0; c < file->frame.components && c < SJ_COMPONENTS && left_in(&b) >= 3; c++, b.next += 3) {
        file->id[c] = b.next[0];
        file->frame.component[c].h = b.next[1] >> 4;
        file->frame.component[c].v = b.next[1] & 15;
        file->table[c] = b.next[2] & 3;
    }
}

/* The index of a component, or its unknown name, which is no index. */
static uint8_t index_of(const jpeg *file, uint8_t id)
{
    for (uint8_t c = 0; c < SJ_COMPONENTS && c < file->frame.components; c++)
        if (file->id[c] == id)
            return c;
    return id;
}

static bool read_scan(bytes b, jpeg *file)
{
    if (left_in(&b) < 1 || file->scans == MOST_SCANS)
        return false;
    jpeg_scan *found = &file->scan[file->scans];
    sj_scan *scan = &found->scan;
    memset(found, 0, sizeof *found);
    scan->components = *b.next++;
    for (uint32_t i = 0; i < scan->components && left_in(&b) >= 2; i++, b.next += 2) {
        if (i >= SJ_COMPONENTS)
            continue;
        scan->component[i] = index_of(file, b.next[0]);
        scan->dc[i] = b.next[1] >> 4;
        scan->ac[i] = b.next[1] & 15;
    }
    if (left_in(&b) < 3)
        return false;
    scan->progressive = file->progressive;
    scan->ss = b.next[0];
    scan->se = b.next[1];
    scan->ah = b.next[2] >> 4;
    scan->al = b.next[2] & 15;
    scan->restart_interval = file->restart_interval;
    memcpy(scan->dc_table, file->dc, sizeof file->dc);
    memcpy(scan->ac_table, file->ac, sizeof file->ac);
    file->scans++;
    return true;
}

/* A marker segment, behind its length. */
static bool read_segment(uint8_t marker, bytes b, jpeg *file)
{
    switch (marker) {
    case 0xC4:
        read_huffman(b, file);
        break;
    case 0xDB:
        read_quantisation(b, file);
        break;
    case 0xDD:
        if (left_in(&b) >= 2)
            file->restart_interval = word_at(b.next);
        break;
    case 0xC0:
    case 0xC1:
    case 0xC2:
        read_frame(b, marker == 0xC2, file);
        break;
    case 0xDA:
        return read_scan(b, file);
    default:
        break;
    }
    return true;
}

bool jpeg_read(const uint8_t *data, size_t size, jpeg *file)
{
    bytes b = {data, data + size};
    memset(file, 0, offsetof(jpeg, scan));
    while (left_in(&b) >= 2 && b.next[0] == 0xFF) {
        uint8_t marker = b.next[1];
        b.next += marker == 0xFF ? 1 : 2;
        if (marker == 0xD9)
            break;
        if (marker == 0xFF || marker == 0xD8)
            continue;
        if (left_in(&b) < 2 || word_at(b.next) < 2 || word_at(b.next) > left_in(&b))
            break;
        bytes payload = {b.next + 2, b.next + word_at(b.next)};
        if (!read_segment(marker, payload, file))
            break;
        b.next = payload.end;
        if (marker == 0xDA) {
            jpeg_scan *scan = &file->scan[file->scans - 1];
            scan->data = b.next;
            scan->size = sj_scan_size(b.next, left_in(&b));
            b.next += scan->size;
        }
    }
    for (uint32_t c = 0; c < SJ_COMPONENTS; c++)
        memcpy(file->frame.component[c].quantisation, file->quantisation[file->table[c]], sizeof file->quantisation[0]);
    return file->frame.components && file->scans;
}
