#include "scarce.h"

#include <stdbool.h>
#include <stddef.h>

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *memory, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *memory, size_t size);

static int allowed = PLENTY;

void allow_allocations(int count)
{
    allowed = count;
}

static bool there_is_memory(void)
{
    if (allowed > 0)
        allowed--;
    else if (allowed == 0)
        return false;
    return true;
}

void *__wrap_malloc(size_t size)
{
    return there_is_memory() ? __real_malloc(size) : NULL;
}

void *__wrap_calloc(size_t count, size_t size)
{
    return there_is_memory() ? __real_calloc(count, size) : NULL;
}

void *__wrap_realloc(void *memory, size_t size)
{
    return there_is_memory() ? __real_realloc(memory, size) : NULL;
}
