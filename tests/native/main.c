/* Where there is no libFuzzer: hostile calls, then mutants of the files that are given, always the same ones.
 *
 *     fuzz COUNT FILE...      COUNT mutants, after the files themselves; 0 for the files alone
 *
 * A mutant on which a sanitizer or a promise ends the program is kept as `fuzz-failure`. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "corners.h"
#include "fuzz.h"
#include "hostile.h"
#include "require.h"

#define MOST_BYTES 65536

void __sanitizer_set_death_callback(void (*callback)(void));

typedef struct {
    uint8_t *data;
    size_t size;
} input;

static input current;
static uint64_t noise;

static void keep_failure(void)
{
    FILE *file = fopen("fuzz-failure", "wb");
    if (!file)
        return;
    fwrite(current.data, 1, current.size, file);
    fclose(file);
    fprintf(stderr, "the input is kept as fuzz-failure\n");
}

static uint32_t below(uint64_t bound)
{
    noise ^= noise << 13;
    noise ^= noise >> 7;
    noise ^= noise << 17;
    return (uint32_t)((noise >> 32) * bound >> 32);
}

static input read_file(const char *path)
{
    FILE *file = fopen(path, "rb");
    if (!file) {
        perror(path);
        exit(2);
    }
    input in = {malloc(MOST_BYTES), 0};
    REQUIRE(in.data);
    in.size = fread(in.data, 1, MOST_BYTES, file);
    fclose(file);
    return in;
}

static void move_bytes(uint8_t *data, size_t *size, const input *other)
{
    size_t from = below(other->size), count = 1 + below(other->size - from < 64 ? other->size - from : 64);
    size_t to = below(*size);
    if (below(2) && *size + count <= MOST_BYTES) { /* between */
        memmove(data + to + count, data + to, *size - to);
        *size += count;
    }
    memcpy(data + to, other->data + from, count < *size - to ? count : *size - to);
}

static void remove_bytes(uint8_t *data, size_t *size)
{
    size_t from = below(*size), count = 1 + below(32);
    if (from + count + CONTROL_BYTES > *size)
        return;
    memmove(data + from, data + from + count, *size - from - count);
    *size -= count;
}

/* One change: mostly in the headers, in the scan, or in the control bytes, each as likely. */
static void mutate(uint8_t *data, size_t *size, const input *other)
{
    static const uint8_t telling[] = {0,    1,    2,    3,    4,    5,    0x0F, 0x10,
                                      0x11, 0x22, 0x41, 0x7F, 0x80, 0xD0, 0xD7, 0xFF};
    size_t headers = *size < 640 ? *size : 640, at = 0;
    switch (below(3)) {
    case 0:
        at = below(headers);
        break;
    case 1:
        at = below(*size);
        break;
    default:
        at = *size - 1 - below(*size < CONTROL_BYTES ? *size : CONTROL_BYTES);
    }
    switch (below(8)) {
    case 0:
    case 1:
    case 2:
        data[at] ^= (uint8_t)(1u << below(8));
        break;
    case 3:
    case 4:
        data[at] = telling[below(sizeof telling)];
        break;
    case 5:
        data[at] = (uint8_t)below(256);
        break;
    case 6:
        move_bytes(data, size, other);
        break;
    default:
        remove_bytes(data, size);
    }
}

int main(int count, char **words)
{
    if (count < 3) {
        fprintf(stderr, "fuzz COUNT FILE...\n");
        return 2;
    }
    uint64_t mutants = strtoull(words[1], NULL, 10);
    uint64_t seeds = (uint64_t)count - 2;
    input *seed = calloc(seeds, sizeof *seed);
    uint8_t *data = malloc(MOST_BYTES);
    REQUIRE(seed && data);
    __sanitizer_set_death_callback(keep_failure);
    make_hostile_calls();
    visit_corners();
    for (uint64_t i = 0; i < seeds; i++) {
        seed[i] = current = read_file(words[2 + i]);
        (void)LLVMFuzzerTestOneInput(seed[i].data, seed[i].size);
    }
    for (uint64_t i = 0; i < mutants; i++) {
        noise = (i + 1) * 0x9E3779B97F4A7C15u; /* so that the order of mutants does not matter */
        const input *one = &seed[below(seeds)], *other = &seed[below(seeds)];
        size_t size = one->size;
        memcpy(data, one->data, size);
        for (uint32_t changes = 1 + below(3); changes && size && other->size; changes--)
            mutate(data, &size, other);
        current = (input){data, size};
        (void)LLVMFuzzerTestOneInput(data, size);
    }
    for (uint64_t i = 0; i < seeds; i++)
        free(seed[i].data);
    free(seed);
    free(data);
    return 0;
}
