/* Lossless changes to the entropy-coded data of a JPEG (ITU-T T.81): bytes in, bytes out.
 *
 * The core knows scans and blocks, not files: the caller parses the marker segments and passes on their content.
 * Nothing here opens files, keeps state between calls or trusts a number that it is given. Functions that return
 * int return an sj_status; results behind pointers are valid only after SJ_OK. Calls on different objects may run
 * at the same time in different threads.
 *
 * There are two ways to change a picture:
 *
 *   splice   sj_compose_scan() reads one sequential scan and returns the caption's blocks as bit edits;
 *            sj_apply() copies the scan with these edits, and returns the edits that undo them.
 *   recode   sj_picture_*() hold the coefficients of any Huffman-coded picture, read from all its scans, change
 *            the caption's blocks and write the scans again.
 *
 * A picture of several scans is spliced, too: sj_picture_aim() before they are read, sj_picture_compose() behind them,
 * and sj_picture_splice() for the edits of each of them.
 */
#ifndef STAMPGUI_JPEG_H
#define STAMPGUI_JPEG_H

#include <stddef.h>
#include <stdint.h>

#if defined(_WIN32)
#define SJ_API __declspec(dllexport)
#else
#define SJ_API __attribute__((visibility("default")))
#endif

#define SJ_INTERFACE 3 /* changes whenever a structure or a signature does */
#define SJ_COMPONENTS 4
#define SJ_TABLES 4

typedef enum {
    SJ_OK = 0,
    SJ_CALL = 1,      /* the arguments contradict each other or the standard */
    SJ_TABLE = 2,     /* a Huffman table is no prefix code, has an all-ones code, or lacks a symbol that is needed */
    SJ_CORRUPT = 3,   /* the data contradict their tables, or restart markers are out of order */
    SJ_TRUNCATED = 4, /* the data end too early */
    SJ_FULL = 5,      /* a Huffman table has no room for one more symbol */
    SJ_CAPACITY = 6,  /* the result does not fit the buffer that was given */
    SJ_MEMORY = 7
} sj_status;

/* A Huffman table as a DHT segment gives it (B.2.4.2): BITS, and HUFFVAL in order of increasing code length. */
typedef struct {
    uint8_t counts[16];
    uint8_t symbols[256];
} sj_huffman;

typedef struct {
    uint8_t h, v;              /* sampling factors, 1 to 4 */
    uint16_t quantisation[64]; /* in zigzag order, 1 to 65535 */
    float colour[4];           /* from RGB to this component's sample, 0 to 255: c[0] R + c[1] G + c[2] B + c[3] */
} sj_component;

typedef struct {
    uint32_t width, height; /* pixels as stored, 1 to 65535 */
    uint32_t components;    /* 1 to SJ_COMPONENTS */
    sj_component component[SJ_COMPONENTS];
} sj_frame;

/* The parameters of a SOS segment, and the tables in force (B.2.3): coefficients ss to se, bit positions ah and al. */
typedef struct {
    uint32_t components;
    uint8_t component[SJ_COMPONENTS]; /* indices into sj_frame.component, in rising order */
    uint8_t dc[SJ_COMPONENTS];        /* table indices of each scan component, below SJ_TABLES */
    uint8_t ac[SJ_COMPONENTS];
    uint8_t progressive; /* the frame is SOF2; else sequential, with Ss 0, Se 63, Ah 0, Al 0 */
    uint8_t ss, se, ah, al;
    uint32_t restart_interval; /* in MCUs; 0 for none */
    sj_huffman dc_table[SJ_TABLES];
    sj_huffman ac_table[SJ_TABLES];
} sj_scan;

/* RGBA pixels, not premultiplied, whose upper left corner lies on pixel (left, top) as stored. */
typedef struct {
    const uint8_t *rgba; /* 4 * width * height bytes */
    uint32_t width, height;
    uint32_t left, top;
} sj_tile;

/* The bits [from, to) of a scan are replaced by `bits` new ones. A position is 8 times the offset of a byte plus the
 * bit's index in it, most significant first; no position lies in the zero byte that is stuffed after 0xFF. */
typedef struct {
    uint64_t from, to, bits;
} sj_edit;

/* Edits in rising order, and their new bits one after another, most significant first. */
typedef struct {
    sj_edit *edit;
    size_t count;
    uint8_t *bits;
    uint64_t bit_count;
    uint64_t blocks;                /* 8x8 blocks that changed */
    sj_huffman dc_table[SJ_TABLES]; /* the scan's tables, with codes appended where the new blocks needed some */
    sj_huffman ac_table[SJ_TABLES];
} sj_edits;

/* SJ_INTERFACE of the header that the core was built with. */
SJ_API int sj_interface(void);

/* The number of bytes up to the next marker that is not a restart marker; `size` if there is none. */
SJ_API size_t sj_scan_size(const uint8_t *data, size_t size);

/* Lay `tile` over the only scan of a sequential picture. `data` is the entropy-coded data after the SOS segment, up to
 * the marker that ends it. The whole scan is read, so that damage is found; with restart markers, only the intervals
 * that the tile touches are. Of a scan that is damaged behind its first `mcus` MCUs, no more than these are read, and
 * what follows is copied; SJ_TRUNCATED if the tile, or the MCU after it, does not lie among them. 0 stands for all. The
 * caller frees the edits with sj_edits_free(). */
SJ_API int sj_compose_scan(const sj_frame *frame, const sj_scan *scan, const uint8_t *data, size_t size, uint32_t mcus,
                           const sj_tile *tile, sj_edits **edits);
SJ_API void sj_edits_free(sj_edits *edits);

/* Copy `data` with `edits` to `out`; all other bits stay as they are. `inverse` (`count` edits) and `inverse_bits`
 * (`inverse_capacity` bytes) receive the edits that undo the change; both may be NULL. `written` receives the number of
 * bytes in the result. SJ_CALL if a marker, as damaged data may hold one, would be moved by a part of a byte. */
SJ_API int sj_apply(const uint8_t *data, size_t size, const sj_edit *edits, size_t count, const uint8_t *bits,
                    uint64_t bit_count, uint8_t *out, size_t capacity, size_t *written, sj_edit *inverse,
                    uint8_t *inverse_bits, size_t inverse_capacity);

/* The quantised coefficients of a whole picture. */
typedef struct sj_picture sj_picture;

/* A block's position among those of its component, and its coefficients in zigzag order. */
typedef struct {
    uint32_t component, column, row;
    int16_t coefficient[64];
} sj_block;

SJ_API int sj_picture_new(const sj_frame *frame, sj_picture **picture);
SJ_API void sj_picture_free(sj_picture *picture);

/* Remember, while scans are read from now on, where in them the blocks are that `tile` covers. Once for a picture; reading
 * then gives SJ_FULL where these are too many. */
SJ_API int sj_picture_aim(sj_picture *picture, const sj_tile *tile);

/* How far a scan was read: whole MCUs, and the bytes that these take with all before them. */
typedef struct {
    uint32_t mcus;
    size_t bytes;
} sj_extent;

/* Read one scan into the picture. Where the scan is damaged, `extent` says what of it was read; it may be NULL. */
SJ_API int sj_picture_read(sj_picture *picture, const sj_scan *scan, const uint8_t *data, size_t size,
                           sj_extent *extent);

/* Lay `tile` over the picture. `replaced` receives the changed blocks as they were; free it with sj_blocks_free(). */
SJ_API int sj_picture_compose(sj_picture *picture, const sj_tile *tile, sj_block **replaced, size_t *count);
SJ_API void sj_blocks_free(sj_block *blocks);

/* Replace blocks of the picture. */
SJ_API int sj_picture_put(sj_picture *picture, const sj_block *blocks, size_t count);

/* Copy all blocks of `other` into a picture with the same components, `columns` and `rows` interleaved MCUs further to
 * the right and down; blocks that would lie outside are left out. */
SJ_API int sj_picture_place(sj_picture *picture, const sj_picture *other, int32_t columns, int32_t rows);

/* Write one scan. With `fresh`, the tables that it uses are first replaced by optimal ones (K.2). */
SJ_API int sj_picture_write(const sj_picture *picture, sj_scan *scan, int fresh, uint8_t *out, size_t capacity,
                            size_t *written);

/* The edits that write the blocks of an aimed picture, as they are now, into the `number`th scan that was read; no other
 * blocks may have changed since. SJ_FULL if its tables have no room. The caller frees the edits with sj_edits_free(). */
SJ_API int sj_picture_splice(const sj_picture *picture, size_t number, sj_edits **edits);

#endif
