#ifndef TEST_CORNERS_H
#define TEST_CORNERS_H

/* Places that mutants of real files hardly ever come to. */
void visit_corners(void);

#endif
