/* A promise that must hold; a broken one ends the program, so that a fuzzer keeps the input. */
#ifndef TEST_REQUIRE_H
#define TEST_REQUIRE_H

#include <stdio.h>
#include <stdlib.h>

#define REQUIRE(condition)                                                                                            \
    do {                                                                                                              \
        if (!(condition)) {                                                                                           \
            fprintf(stderr, "%s:%d: %s does not hold\n", __FILE__, __LINE__, #condition);                             \
            abort();                                                                                                  \
        }                                                                                                             \
    } while (0)

#endif
