#include "huffman.h"

/* Check that the table is a prefix code without an all-ones code (C.2, B.2.4.2), and count its symbols. */
static sj_status checked(const sj_huffman *table, int *symbols)
{
    uint32_t code = 0;
    int total = 0;
    for (int length = 1; length <= 16; length++) {
        code = (code << 1) + table->counts[length - 1];
        total += table->counts[length - 1];
        if (code >= 1u << length) /* the last code would be the all-ones code or beyond */
            return SJ_TABLE;
    }
    *symbols = total;
    return total >= 1 && total <= 256 ? SJ_OK : SJ_TABLE;
}

sj_status huffman_decoder_of(const sj_huffman *table, huffman_decoder *decoder)
{
    int total;
    sj_status status = checked(table, &total);
    if (status)
        return status;
    memset(decoder, 0, sizeof *decoder);
    memcpy(decoder->symbols, table->symbols, sizeof decoder->symbols);
    int32_t code = 0;
    int at = 0;
    for (int length = 1; length <= 16; length++) {
        decoder->offset[length] = at - code;
        for (int i = 0; i < table->counts[length - 1]; i++, code++, at++) {
            if (length > LOOK_BITS)
                continue;
            int shift = LOOK_BITS - length;
            for (int low = 0; low < 1 << shift; low++)
                decoder->look[(code << shift) + low] = (uint16_t)(length << 8 | table->symbols[at]);
        }
        decoder->last[length] = table->counts[length - 1] ? code - 1 : -1;
        code <<= 1;
    }
    return SJ_OK;
}

sj_status huffman_encoder_of(const sj_huffman *table, huffman_encoder *encoder)
{
    int total;
    sj_status status = checked(table, &total);
    if (status)
        return status;
    memset(encoder, 0, sizeof *encoder);
    uint32_t code = 0;
    int at = 0;
    for (int length = 1; length <= 16; length++) {
        code <<= 1;
        for (int i = 0; i < table->counts[length - 1]; i++, code++, at++) {
            uint8_t symbol = table->symbols[at];
            if (encoder->length[symbol])
                return SJ_TABLE; /* two codes for one symbol: unchanged data could not be written back identically */
            encoder->code[symbol] = (uint16_t)code;
            encoder->length[symbol] = (uint8_t)length;
        }
    }
    encoder->next = code;
    encoder->symbols = total;
    return SJ_OK;
}

sj_status huffman_append(sj_huffman *table, huffman_encoder *encoder, uint8_t symbol)
{
    if (encoder->next >= 0xFFFF || encoder->symbols >= 256 || table->counts[15] == 255)
        return SJ_FULL;
    encoder->code[symbol] = (uint16_t)encoder->next++;
    encoder->length[symbol] = 16;
    table->symbols[encoder->symbols++] = symbol;
    table->counts[15]++;
    return SJ_OK;
}

sj_status huffman_make_room(sj_huffman *table, huffman_encoder *encoder, uint8_t symbol, uint8_t *moved)
{
    int longer = 15; /* the longest that can grow; counts[longer] is of codes one bit longer than it */
    while (longer >= LONG_CODE && !table->counts[longer - 1])
        longer--;
    if (longer < LONG_CODE || encoder->symbols >= 256 || table->counts[longer] > 253)
        return SJ_FULL;
    int at = -1;
    for (int length = 1; length <= longer; length++)
        at += table->counts[length - 1];
    /* the last code of its length gives way to two that are longer, in front of all others of their length */
    *moved = table->symbols[at];
    memmove(table->symbols + at + 2, table->symbols + at + 1, (size_t)(encoder->symbols - at - 1));
    table->symbols[at + 1] = symbol;
    table->counts[longer - 1]--;
    table->counts[longer] = (uint8_t)(table->counts[longer] + 2);
    return huffman_encoder_of(table, encoder);
}

#define RESERVED 256 /* takes the all-ones code, so that no symbol has it */

/* The two least frequent trees that are left, the later of equal ones first; -1 if there is none. */
static void two_least(const uint64_t frequency[257], int *first, int *second)
{
    *first = *second = -1;
    for (int i = 0; i <= RESERVED; i++) {
        if (!frequency[i])
            continue;
        if (*first < 0 || frequency[i] <= frequency[*first]) {
            *second = *first;
            *first = i;
        } else if (*second < 0 || frequency[i] <= frequency[*second]) {
            *second = i;
        }
    }
}

/* Shorten codes of more than 16 bits (figure K.3). */
static void limit_lengths(uint32_t counts[258])
{
    for (int length = 257; length > 16; length--)
        while (counts[length]) {
            int shorter = length - 2;
            while (!counts[shorter])
                shorter--;
            counts[length] -= 2;
            counts[length - 1]++;
            counts[shorter + 1] += 2;
            counts[shorter]--;
        }
}

void huffman_best(const uint32_t counts[256], sj_huffman *table)
{
    uint64_t frequency[257];
    int length[257] = {0}, next[257];
    for (int i = 0; i < 256; i++)
        frequency[i] = counts[i];
    frequency[RESERVED] = 1;
    for (int i = 0; i <= RESERVED; i++)
        next[i] = -1;
    for (;;) { /* figure K.1 */
        int first, second;
        two_least(frequency, &first, &second);
        if (second < 0)
            break;
        frequency[first] += frequency[second];
        frequency[second] = 0;
        int last = first;
        for (;; last = next[last]) {
            length[last]++;
            if (next[last] < 0)
                break;
        }
        next[last] = second;
        for (int i = second; i >= 0; i = next[i])
            length[i]++;
    }
    uint32_t of_length[258] = {0};
    for (int i = 0; i <= RESERVED; i++)
        if (length[i])
            of_length[length[i]]++;
    limit_lengths(of_length);
    for (int longest = 16; longest > 0; longest--)
        if (of_length[longest]) { /* the reserved symbol's code, which is one of the longest */
            of_length[longest]--;
            break;
        }
    memset(table, 0, sizeof *table);
    for (int i = 1; i <= 16; i++)
        table->counts[i - 1] = (uint8_t)of_length[i];
    int at = 0;
    for (int bits = 1; bits <= 257; bits++)
        for (int symbol = 0; symbol < 256; symbol++)
            if (length[symbol] == bits)
                table->symbols[at++] = (uint8_t)symbol;
}
