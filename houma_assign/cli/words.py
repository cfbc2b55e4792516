"""What the command line says: its help and its messages, in both languages."""

from __future__ import annotations

from typing import Any

from ..errors import Fault, Message

ABOUT = Message(
    "cli.about",
    "From a filled workbook (or a folder of CSV files) to a plan with proof, its papers and the sealed file.",
    "由填好的工作簿（或逗号分隔文本的文件夹）得出有证明的选派方案、各种材料和封存文件。",
)
USAGE = Message(
    "cli.usage",
    """python -m houma_assign WORKBOOK --out FOLDER [options]
       python -m houma_assign WORKBOOK --inspect
       python -m houma_assign --template PATH
       python -m houma_assign --check FILE [EARLIER ...]""",
    """python -m houma_assign 工作簿 --out 文件夹 [选项]
      python -m houma_assign 工作簿 --inspect
      python -m houma_assign --template 模板文件
      python -m houma_assign --check 封存文件 [此前各份 ...]""",
)
CODES = Message(
    "cli.codes",
    """exit codes:
  0  the plan is proven best and written; a template is written; a workbook reads; a sealed file holds
  1  a plan is written that is not proven best (time ran out); --check: the sealed file does not hold
  2  input or arguments have faults, all of them listed; nothing is written
  3  it is proven that no plan keeps every hard rule; what clashes is listed; nothing is written
  4  no plan was found in time; nothing is written
  5  a solver or the audit failed: no plan is given rather than a doubtful one
  6  the plan is written, but no papers: what they want to know and nobody said is listed
  130  interrupted (Ctrl-C); nothing is written""",
    """退出代码：
  0  方案已证明最优并已写出；或模板已写出、工作簿可以读取、封存文件核对无误
  1  方案已写出，但尚未证明最优（时间用完）；核对封存文件时：核对不符
  2  输入或参数有问题，已全部列出；没有写出任何文件
  3  已证明没有方案能满足全部硬性规则，已列出相互冲突的规则；没有写出任何文件
  4  限时内没有找到方案；没有写出任何文件
  5  求解程序或复核出错：宁可不给方案，也不给可疑的方案
  6  方案已写出，但未写出文书：文书所需而未提供的内容已全部列出
  130  被中断；没有写出任何文件""",
)
OTHER = {"en": "中文说明：--help --lang zh", "zh": "English: --help --lang en"}  # for whoever got the wrong one
HELP = {
    "file": Message(
        "cli.file", "workbook (.xlsx, .xls, .ods) or folder of CSV files, filled in", "填好的工作簿，或逗号分隔文本的文件夹"
    ),
    "out": Message(
        "cli.out", "folder to write to; it appears whole or not at all", "写出到哪个文件夹；要么全部写出，要么什么都不写"
    ),
    "lang": Message("cli.lang", "language of files and messages: zh (usual) or en", "材料和提示所用的语言：中文（默认）或英文"),
    "level": Message(
        "cli.level",
        "write only what a reader of this level may see: 0 public to 6 auditor (see docs/command_line.md)",
        "只写出这一级读者可看的材料：0 公众，1 本人，2 村和乡镇，3 派出单位，4 会议，5 部门，6 审计",
    ),
    "seed": Message("cli.seed", "public seed of the lots, e.g. a year", "抽签的公开种子，例如年份"),
    "time_limit": Message(
        "cli.time_limit",
        "seconds for the solve, and as many for what the page asks; without it, until all is proven",
        "求解的秒数，页面的提问另计同样秒数；不写则直到全部得出证明",
    ),
    "workers": Message("cli.workers", "threads (usual: 1)", "线程数（默认 1）"),
    "overwrite": Message(
        "cli.overwrite", "replace files of these names that this package wrote", "允许覆盖本程序以前写出的同名文件"
    ),
    "quiet": Message("cli.quiet", "no news while it runs", "运行时不显示进展"),
    "template": Message("cli.template", "write a workbook to fill in", "写出一个待填写的工作簿"),
    "inspect": Message(
        "cli.inspect", "say what the workbook would be read as; nothing is written", "说明工作簿会读成什么；不写出文件"
    ),
    "check": Message(
        "cli.check", "check a sealed file, newest first, without a solver", "核对封存文件（最新的在前），不用求解程序"
    ),
    "help": Message("cli.help", "show this help", "显示本说明"),
}
PATHS = {"out": ("FOLDER", "文件夹"), "template": ("PATH", "文件"), "check": ("FILE", "文件"), "level": ("0–6", "0–6"),
         "seed": ("TEXT", "文字"), "time_limit": ("SECONDS", "秒数"), "workers": ("N", "个数"),
         "lang": ("zh|en", "zh|en"), "file": ("WORKBOOK", "工作簿")}  # fmt: skip
USAGE_HEAD = Message("cli.usage_head", "usage:", "用法：")
ARGUMENTS = Message("cli.arguments", "what to read", "读取")
OPTIONS = Message("cli.options", "options", "选项")
COMMAND = Message("cli.command", "command line", "命令行")

NOTHING = Message("cli.nothing", "say what is to be done: a workbook with --out or --inspect, --template, or --check; see --help",
                  "请写明要做什么：工作簿加输出文件夹、查看、写模板或核对；见帮助")  # fmt: skip
MANY = Message("cli.many", "one of --template, --inspect, --check and --out at a time", "写出、查看、写模板、核对一次只能做一样")
NO_OUT = Message("cli.no_out", "--out FOLDER is needed: where the files are to be written", "需要写明输出文件夹")
NO_FILE = Message("cli.no_file", "a workbook or a folder is needed", "需要写明工作簿或文件夹")
ONE_FILE = Message("cli.one_file", "one workbook or folder at a time", "一次只能读取一个工作簿或文件夹")
STRANGE = Message("cli.strange", "there is no such option; see --help", "没有这个选项；见帮助")
NO_VALUE = Message("cli.no_value", "a value is expected behind it, once", "其后应写一个值，且只写一次")
IDLE = Message("cli.idle", "it says nothing here", "在这里不起作用")
LEVEL = Message("cli.no_level", "a level is a whole number from 0 to 6", "级别应为 0 至 6 的整数")
LANGUAGE = Message("cli.no_lang", "zh or en is expected", "只有中文和英文")
NUMBER = Message("cli.number", "a number is expected", "应为数字")
READ = Message("cli.read", "Read: {people} people, {posts} posts with {slots} places, {rules} rules.",
               "已读取：{people} 人，{posts} 个岗位、{slots} 个名额，{rules} 条规则。")  # fmt: skip
WRITTEN = Message("cli.written", "Written to {folder}: {names}", "已写入 {folder}：{names}")
BLANKS = Message("cli.blanks", "No papers were written. They want to know:", "没有写出文书。文书还需要以下内容：")
TEMPLATE = Message("cli.template_written", "Written: {path}. Fill it in, then: python -m houma_assign {path} --out out",
                   "已写出 {path}。填好后运行：python -m houma_assign {path} --out out")  # fmt: skip
INTERRUPTED = Message("cli.interrupted", "Interrupted. Nothing was written.", "已中断。没有写出任何文件。")
FAILED = Message("cli.failed", "No plan is given: a solver or the audit failed. Please report it with the following text:",
                 "不给出方案：求解程序或复核出错。请连同以下原文报告：")  # fmt: skip
NO_SUCH = Message("no_such_file", "there is no such file or folder", "没有这个文件或文件夹")


def fault(option: str, value: Any, reason: Message) -> Fault:
    """Something that is wrong on the command line, in the form of every other fault."""
    return Fault(COMMAND, "", option, value, reason)
