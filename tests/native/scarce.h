/* Memory that runs out. Link with -Wl,--wrap=malloc,--wrap=calloc,--wrap=realloc. */
#ifndef TEST_SCARCE_H
#define TEST_SCARCE_H

#define PLENTY (-1)

/* So many allocations succeed from now on, then none. */
void allow_allocations(int count);

#endif
