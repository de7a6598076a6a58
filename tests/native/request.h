/* A call of the core that is right, to begin with. */
#ifndef TEST_REQUEST_H
#define TEST_REQUEST_H

#include "stampgui_jpeg.h"

typedef struct {
    sj_frame frame;
    sj_scan scan;
    sj_tile tile;
    const uint8_t *data;
    size_t size;
} request;

/* A grey picture of four blocks without any coefficient: each is one bit for DC and one for the end of the block. The
 * tile covers it all and is transparent. */
request plain_request(void);

#endif
