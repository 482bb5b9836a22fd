# Completion of unknot for bash. Names come from the program itself, so they follow its data.

_unknot_names() {
  # A data folder given before the command holds other names than the built-in one.
  local program="${COMP_WORDS[0]}" data=() i
  for ((i = 1; i < COMP_CWORD; i++)); do
    if [[ ${COMP_WORDS[i]} == --data ]]; then data=(--data "${COMP_WORDS[i + 1]/#\~/$HOME}"); fi
  done
  "$program" "${data[@]}" atlas list "$1" 2>/dev/null | cut -f1
}

_unknot_files() {
  local IFS=$'\n'
  compopt -o filenames 2>/dev/null
  COMPREPLY=($(compgen "$1" -- "$2"))
}

_unknot() {
  local current="${COMP_WORDS[COMP_CWORD]}" previous="${COMP_WORDS[COMP_CWORD - 1]}"
  local command="" action="" n_arguments=0 i
  COMPREPLY=()

  # What has been typed so far: command, its action, and how many arguments after them.
  for ((i = 1; i < COMP_CWORD; i++)); do
    case "${COMP_WORDS[i]}" in
      --data | --data-file | --out | --output | --delete | --day | --now | --worst | --average | --note | --format | --sections | \
        --language | --from | --to | --matters | --activity | --policy | --against | --baseline | --block | --pairs | \
        --after | --trial | --site | --muscle | --point | --sex | --build | --tool | --force | --depth | --percuss-hz | --stroke-mm | --hold | --set | --sweep | --shard | \
        --results | --vtu) ((i++)) ;;
      -?*) ;;
      *)
        if [[ -z $command ]]; then
          command="${COMP_WORDS[i]}"
        elif [[ ($command == atlas || $command == diary || $command == trial) && -z $action ]]; then
          action="${COMP_WORDS[i]}"
        else
          ((n_arguments++))
        fi
        ;;
    esac
  done

  if [[ $previous == --data ]]; then
    _unknot_files -d "$current"
    return
  fi

  if [[ $previous == --data-file || $previous == --out || $previous == --output ]]; then
    _unknot_files -f "$current"
    return
  fi
  if [[ $previous == --delete ]]; then
    COMPREPLY=($(compgen -W "$("${COMP_WORDS[0]}" people 2>/dev/null | cut -f1)" -- "$current"))
    return
  fi

  case "$command" in
    "")
      COMPREPLY=($(compgen -W "ask locate atlas people export import plan session diary trial report press cohort twin validate serve --data --data-file --version --help" -- "$current"))
      ;;
    serve)
      case "$previous" in
        --config | --data-file) _unknot_files -f "$current" ;;
        --data) _unknot_files -d "$current" ;;
        --port | --lan-port | --bind | --hosts | --threads | --connections) ;;
        *)
          COMPREPLY=($(compgen -W "--port --bind --lan --lan-port --hosts --data-file --data --threads --connections \
            --log-requests --config --help" -- "$current"))
          ;;
      esac
      ;;
    cohort | twin)
      case "$previous" in
        --policy) COMPREPLY=($(compgen -W "never monthly twice_monthly trials_course as_often_as_bearable" -- "$current")) ;;
        --hypothesis) COMPREPLY=($(compgen -W "energy_crisis scarring central" -- "$current")) ;;
        --depth) COMPREPLY=($(compgen -W "gentle deep" -- "$current")) ;;
        --results | --diary | --dose | --plot) _unknot_files -f "$current" ;;
        --people | --weeks | --seed | --shard | --threads | --pain | --set) ;;
        *)
          COMPREPLY=($(compgen -W "merge --people --weeks --seed --policy --hypothesis --shard --results --threads --csv \
            --json --out --pain --diary --depth --dose --set --plot --parameters --help" -- "$current"))
          ;;
      esac
      ;;
    validate)
      case "$previous" in
        --only) COMPREPLY=($(compgen -W "twin press" -- "$current")) ;;
        --people) ;;
        *) COMPREPLY=($(compgen -W "--only --people --out --json --csv --help" -- "$current")) ;;
      esac
      ;;
    press)
      case "$previous" in
        --site) COMPREPLY=($(compgen -W "$("${COMP_WORDS[0]}" press sites 2>/dev/null | cut -f1)" -- "$current")) ;;
        --tool) COMPREPLY=($(compgen -W "$("${COMP_WORDS[0]}" press tools 2>/dev/null | cut -f1)" -- "$current")) ;;
        --sex) COMPREPLY=($(compgen -W "man woman" -- "$current")) ;;
        --build) COMPREPLY=($(compgen -W "slim medium heavy" -- "$current")) ;;
        --results | --vtu) _unknot_files -f "$current" ;;
        *)
          COMPREPLY=($(compgen -W "--site --muscle --point --sex --build --tool --force --depth --percuss-hz --stroke-mm --hold --set --sweep --shard --results --vtu \
            --fine --json --csv --help merge sites tools" -- "$current"))
          ;;
      esac
      ;;
    ask)
      if [[ $current == -* ]]; then
        COMPREPLY=($(compgen -W "--help" -- "$current"))
      elif ((n_arguments == 0)); then
        _unknot_files -f "$current"
      fi
      ;;
    locate)
      if [[ $current == -* && $current != - ]]; then
        COMPREPLY=($(compgen -W "--json --help" -- "$current"))
      elif ((n_arguments == 0)); then
        _unknot_files -f "$current"
      else
        COMPREPLY=($(compgen -W "--json" -- "$current"))
      fi
      ;;
    people)
      COMPREPLY=($(compgen -W "--delete --yes --data-file --help" -- "$current"))
      ;;
    plan | session | diary | trial)
      if [[ $command == diary && -z $action ]]; then
        COMPREPLY=($(compgen -W "add list chart --help" -- "$current"))
      elif [[ $command == trial && -z $action ]]; then
        COMPREPLY=($(compgen -W "design judge stop --help" -- "$current"))
      elif [[ $current == -* || $n_arguments -ge 2 ]]; then
        case "$command $action" in
          "plan ") COMPREPLY=($(compgen -W "--day --json --data-file --help" -- "$current")) ;;
          "session ") COMPREPLY=($(compgen -W "--text --helper --data-file --help" -- "$current")) ;;
          "trial design") COMPREPLY=($(compgen -W "--quick --matters --activity --policy --against --baseline --block --pairs --after --begin --json --data-file --help" -- "$current")) ;;
          "trial judge") COMPREPLY=($(compgen -W "--trial --early --json --data-file --help" -- "$current")) ;;
          "diary add") COMPREPLY=($(compgen -W "--now --worst --average --note --data-file --help" -- "$current")) ;;
          *) COMPREPLY=($(compgen -W "--data-file --help" -- "$current")) ;;
        esac
      elif ((n_arguments == 0)); then
        COMPREPLY=($(compgen -W "$("${COMP_WORDS[0]}" people 2>/dev/null | cut -f1)" -- "$current"))
      fi
      ;;
    report)
      case "$previous" in
        --format) COMPREPLY=($(compgen -W "pdf csv json fhir" -- "$current")) ;;
        --language) COMPREPLY=($(compgen -W "en de" -- "$current")) ;;
        --sections) COMPREPLY=($(compgen -W "name place findings safety sessions reactions course trial notes" -- "$current")) ;;
        --from | --to | --day) ;;
        *)
          if [[ $current == -* || $n_arguments -ge 2 ]]; then
            COMPREPLY=($(compgen -W "--output --format --from --to --sections --language --day --with-pdf --force --data-file \
              --help" -- "$current"))
          elif ((n_arguments == 0)); then
            COMPREPLY=($(compgen -W "$("${COMP_WORDS[0]}" people 2>/dev/null | cut -f1)" -- "$current"))
          fi
          ;;
      esac
      ;;
    export)
      COMPREPLY=($(compgen -W "--out --data-file --help" -- "$current"))
      ;;
    import)
      if [[ $current == -* && $current != - ]]; then
        COMPREPLY=($(compgen -W "--data-file --help" -- "$current"))
      elif ((n_arguments == 0)); then
        _unknot_files -f "$current"
      fi
      ;;
    atlas)
      if [[ -z $action ]]; then
        COMPREPLY=($(compgen -W "show list check --help" -- "$current"))
      elif ((n_arguments == 0)); then
        case "$action" in
          show) COMPREPLY=($(compgen -W "$(_unknot_names muscles)" -- "$current")) ;;
          list) COMPREPLY=($(compgen -W "regions muscles findings flags tools others" -- "$current")) ;;
          check) _unknot_files -d "$current" ;;
        esac
      fi
      ;;
  esac
}

complete -F _unknot unknot
