/* Hands the core a JPEG file, changed in any way, and checks what stampgui_jpeg.h promises:
 *
 *   - nothing but a status comes of contradicting structures and damaged data (the sanitizers watch);
 *   - edits that were made can be applied, and their inverse gives the source back, byte for byte;
 *   - what was written can be read, and holds the same coefficients;
 *   - splice and recode make the same picture;
 *   - blocks that were replaced can be put back.
 */
#include "fuzz.h"

#include <inttypes.h>
#include <string.h>

#include "checks.h"
#include "require.h"
#include "scarce.h"

fuzz_depth depth;

static void report(void)
{
    fprintf(stderr,
            "%" PRIu64 " inputs, %" PRIu64 " parsed, %" PRIu64 " composed, %" PRIu64 " restored, %" PRIu64
            " compared, %" PRIu64 " damaged, %" PRIu64 " recoded, %" PRIu64
            " spliced in several scans\n",
            depth.inputs, depth.parsed, depth.composed, depth.restored, depth.compared, depth.damaged, depth.recoded,
            depth.spliced);
}

void check_scarce_memory(const task *t)
{
    const jpeg_scan *source = &t->file.scan[0];
    sj_edits *edits = NULL;
    sj_picture *picture = NULL;
    sj_block *replaced = NULL;
    sj_scan scan = source->scan;
    size_t count = 0;
    uint8_t out[512];
    allow_allocations(t->control[10] % 24);
    int status = sj_compose_scan(&t->file.frame, &scan, source->data, source->size, 0, &t->tile, &edits);
    REQUIRE(!status == !!edits);
    allow_allocations(t->control[11] % 16);
    status = sj_picture_new(&t->file.frame, &picture);
    REQUIRE(!status == !!picture);
    if (picture && t->control[12] & 16)
        status = sj_picture_aim(picture, &t->tile);
    for (size_t i = 0; i < t->file.scans && !status; i++)
        status = sj_picture_read(picture, &t->file.scan[i].scan, t->file.scan[i].data, t->file.scan[i].size, NULL);
    if (picture) {
        (void)sj_picture_compose(picture, &t->tile, &replaced, &count);
        REQUIRE(!count || replaced);
        sj_edits *spliced = NULL;
        status = sj_picture_splice(picture, 0, &spliced);
        REQUIRE(!status == !!spliced);
        sj_edits_free(spliced);
        (void)sj_picture_write(picture, &scan, t->control[12] >> 5 == 7, out, sizeof out, &count);
    }
    allow_allocations(PLENTY);
    sj_blocks_free(replaced);
    sj_picture_free(picture);
    sj_edits_free(edits);
}

static void carry_out(const task *t)
{
    bool small = small_enough(&t->file.frame);
    aim what = task_aim(t);
    if (what == SPLICE)
        check_splicing(t);
    else if (what == ANY_EDITS)
        check_any_edits(t);
    else if (what == RECODE && small)
        check_recoding(t);
    else if (what == SCARCE_MEMORY && small)
        check_scarce_memory(t);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (!depth.inputs++)
        atexit(report);
    REQUIRE(sj_scan_size(data, size) <= size);
    if (size < CONTROL_BYTES)
        return 0;
    size -= CONTROL_BYTES;
    task *t = taken(sizeof *t);
    uint8_t *file = taken(size);
    memcpy(file, data, size);
    if (task_read(file, size, data + size, t)) {
        depth.parsed++;
        carry_out(t);
    }
    free(t->rgba);
    free(file);
    free(t);
    return 0;
}
