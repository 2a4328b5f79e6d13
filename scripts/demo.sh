#!/bin/sh
# The whole job on an invented county: make the departments' files, check them, say where things lie.
# PEOPLE, SEED and SERVE come from the Makefile; everything stays under DEMO, keys included.
set -eu

PYTHON=${PYTHON:-python3}
PEOPLE=${PEOPLE:-6000}
SEED=${SEED:-2020}
SERVE=${SERVE:-yes}
DEMO=${DEMO:-demo}
AS_OF=${AS_OF:-2020-04-30}

yingbao() { "$PYTHON" -m yingbao.cli "$@"; }

mkdir -p "$DEMO/home"
YINGBAO_HOME=$(cd "$DEMO/home" && pwd)
export YINGBAO_HOME
rm -rf "$DEMO/inbox" "$DEMO/truth"

echo "一、编造一个县：$PEOPLE 人，种子 $SEED。县里的人都不存在。"
yingbao sample --people "$PEOPLE" --seed "$SEED" --out "$DEMO"

echo "二、读部门文件、比对规则、写台账（比对日期 $AS_OF）。"
code=0
yingbao check "$DEMO/inbox" --as-of "$AS_OF" --out "$DEMO/out" || code=$?
# 3 = done, but rows were given back: departments' files are never quite clean.
if [ "$code" -ne 0 ] && [ "$code" -ne 3 ]; then
    exit "$code"
fi

echo "标准答案在 $DEMO/truth，可以和 $DEMO/out/clues.csv 对着看。"

[ "$SERVE" != no ] || exit 0

echo "三、把三月、四月两次比对装进网站，建演示账号。"
if [ ! -e "$YINGBAO_HOME/demo-loaded" ]; then
    yingbao demo "$DEMO/inbox" "$DEMO/inbox" --as-of 2020-03-31 --as-of "$AS_OF"
    : > "$YINGBAO_HOME/demo-loaded"
fi
yingbao serve
