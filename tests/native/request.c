#include "request.h"

static const uint8_t nothing[1] = {0};
static const uint8_t pixels[4 * 16 * 16] = {0};

request plain_request(void)
{
    request r = {.frame = {.width = 16, .height = 16, .components = 1}, .scan = {.components = 1, .se = 63}};
    for (int c = 0; c < SJ_COMPONENTS; c++) {
        r.frame.component[c].h = r.frame.component[c].v = 1;
        for (int i = 0; i < 64; i++)
            r.frame.component[c].quantisation[i] = 1;
    }
    for (int i = 0; i < SJ_TABLES; i++)
        r.scan.dc_table[i].counts[0] = r.scan.ac_table[i].counts[0] = 1;
    r.tile = (sj_tile){pixels, 16, 16, 0, 0};
    r.data = nothing;
    r.size = sizeof nothing;
    return r;
}
