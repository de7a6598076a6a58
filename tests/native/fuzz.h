/* What every input, however damaged, has to stand; see fuzz.c. */
#ifndef TEST_FUZZ_H
#define TEST_FUZZ_H

#include <stddef.h>
#include <stdint.h>

#define CONTROL_BYTES 16 /* at the end of an input: the tile, and what to do with it */

/* libFuzzer's entry. An input is a JPEG file and its control bytes. Aborts where the core broke a promise. At the
 * end of the program a line tells how deep the inputs got. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#endif
