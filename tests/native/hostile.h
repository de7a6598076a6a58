#ifndef TEST_HOSTILE_H
#define TEST_HOSTILE_H

/* Calls that contradict themselves or the standard, one by one; each must be refused, and for the right reason. */
void make_hostile_calls(void);

#endif
