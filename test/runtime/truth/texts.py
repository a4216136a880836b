"""What Python's prompt prints for statements about texts: printing functions, strings, datetimes."""

import ast
import contextlib
import io
import warnings

import facts
import numpy as np

warnings.simplefilter("ignore")

PRINTING = r"""
np.base_repr(0)
np.base_repr(0,padding=2)
np.base_repr(-5,3,2)
np.base_repr(255,16)
np.base_repr(5,37)
np.base_repr(5,1)
np.binary_repr(3)
np.binary_repr(-3)
np.binary_repr(-3, width=5)
np.binary_repr(-3,2)
np.binary_repr(4, width=2)
np.binary_repr(np.int8(-4), width=4)
np.format_float_positional(1.5,unique=False)
np.format_float_positional(np.float32(np.pi))
np.format_float_positional(np.float16(0.3), unique=False, precision=10)
np.format_float_scientific(np.float32(np.pi))
np.format_float_scientific(1.23e24, exp_digits=4)
np.format_float_positional(1.5,precision=-2)
np.format_float_positional(1+2j)
np.array2string(np.array([1.5,2.123456789]), precision=2, separator=',', prefix='x=')
np.array2string(np.arange(3.), formatter={'float_kind':lambda x: "%.2f" % x})
np.array2string(np.arange(3), formatter={'int':lambda x: hex(x)})
np.array2string([1])
np.array_repr(np.array([1e-6,4e-7,2,3]), precision=6, suppress_small=True)
np.array_str(np.arange(3))
np.set_printoptions(precision=4);;np.array([1.123456789])
np.set_printoptions(threshold=5);;np.arange(10)
np.set_printoptions(precision=1.5)
np.set_printoptions(floatmode='x')
np.set_printoptions(sign='x')
np.set_printoptions(threshold=np.nan)
np.set_printoptions(formatter={'all':lambda x: 'int: '+str(-x)});;np.arange(3)
np.get_printoptions()
with np.printoptions(precision=2): print(np.array([2.0])/3)
with np.printoptions(precision=2): print(np.array([2.0])/3);;np.array([2.0])/3
repr(np.float64(1.5)), str(np.float32(0.1)), f"{np.float64(3.14159):.2f}", format(np.int64(5),'05d')
f"{np.array(3.5):.1f}"
f"{np.float32(0.1):8.3f}|{np.int8(-5):+d}|{np.bool(True)}|{np.complex64(1+2j):.1f}|{np.str_('a'):>5}|{np.datetime64('2000-01-01'):>12}"
np.array([1,'a',None,[1,2],{'a':1},(1,),2.5,np.float32(2)],dtype=object)
np.array([np.arange(3),np.arange(4)],dtype=object)
np.array([[np.eye(2), 1],[2,np.zeros((3,3))]],dtype=object)
a=np.empty(2,dtype=object);;a[0]=a;;a
a=np.array(None);;a;;str(a)
np.array(['a','bcd',None],dtype=object)
np.array(['a','bcd'],dtype=np.dtypes.StringDType())
np.array(['a',None],dtype=np.dtypes.StringDType(na_object=None))
np.float64, np.add, np.dtype('f4'), np.int_, np.ndarray
np.dtype([('a','i4'),('b','f8',(2,))])
np.finfo(np.float32)
print(np.finfo(np.float64))
np.iinfo(np.int8)
print(np.iinfo(np.int16))
np.zeros((0,3),dtype='f4'), np.array([]), np.array([],dtype='U3')
np.matrix([[1,2],[3,4]])
print(np.matrix([[1,2],[3,4]]))
np.nan, np.inf, np.pi
np.array([1,2,3])[0]
np.array([1.5])[0]
np.array([True])[0]
np.array(['x'])[0]
np.array([b'x'])[0]
np.array([1+2j])[0]
np.longdouble(1.5)
np.longdouble(1)/3
np.array([0.1,0.2],dtype=np.longdouble)
[np.float64(1), np.int32(2)]
{'a': np.float32(1)}
(np.str_('x'), np.bytes_(b'y'))
np.array([(1,2.5,'ab')],dtype=[('a','i4'),('b','f4'),('c','U3')])[0]
print(np.array([(1,2.5,'ab')],dtype=[('a','i4'),('b','f4'),('c','U3')])[0])
np.void(b'abc')
np.arange(1001)
np.arange(10000).reshape(100,100)
np.zeros((1000,1000))
np.ones(10**7)
np.linspace(0,1,10**6)
np.arange(24).reshape(2,3,4)
print(np.arange(24).reshape(2,3,4))
print(np.array([1.0,2.5,np.nan]), np.array('abc'), np.array(3))
str(np.array(['a','b'])), str(np.array(b'a')), str(np.array(1.5))
"""

STRINGS = r"""
np.strings.partition(['a-b','c'],'-')
np.strings.partition('a-b','-')
np.strings.rpartition(['a-b-c','c',''],'-')
np.strings.partition([b'a'],'-')
np.strings.partition(['a'],'')
np.char.partition(['a-b','c'],'-')
np.char.rpartition(['a-b','c'],['-','x'])
np.strings.partition(np.array(['a-b'],dtype='T'),np.array('-',dtype='T'))
np.strings.partition(np.array(['a-b'],dtype='T'),'-')
a,b,c=np.strings.partition(np.array([['a-b','c'],['d','e-fgh']]),'-');;a;;b;;c;;a.strides, b.flags.owndata, c.shape
np.strings.decode([b'a\xc3\xa9',b'x'])
np.strings.encode(['aé','b'])
np.strings.encode(['aé'],'ascii')
np.strings.encode(['aé'],'latin-1')
np.strings.encode(['aé'],'ascii','ignore')
np.strings.decode(np.array([],'S3'))
np.strings.encode(np.array([],'U3'))
np.strings.encode([])
np.strings.decode(['a'])
np.strings.decode(b'abc')
np.strings.mod(['%d'],5)
np.strings.mod(['%d %s'],[1])
np.strings.mod('%.2f',[1.234,5])
np.strings.mod(np.array(['%s %%'],'S5'),[b'x'])
np.strings.mod(['%5d|','%-5d|','%05d|','%x|'],255)
np.strings.mod(['%s','%r'],[1.5,2])
np.strings.mod(['%g','%e','%G'],[1e10,0.00001,123456789])
np.char.mod('%s',['a','b'])
np.char.mod('%d',['a','b'])
np.char.mod('abc',['a','b'])
np.char.join('-',['abc','de'])
np.char.join([',','.'],[['a','bcd']])
np.char.split(['a b','c'])
np.char.split('a b')
np.char.split(['a,b,c'],',',1)
np.char.rsplit(['a,b,c'],',',1)
np.char.split(['  a  b c '],None,1)
np.char.rsplit(['  a  b c '],None,1)
np.char.split([b'a b'])
np.char.splitlines(['a\nb','c\r\nd\n'])
np.char.splitlines(['a\nb','c\r\nd\n'],True)
np.strings.translate(['abc'],{97:'x',98:None,99:'zz'})
np.strings.translate(['abc'],'x'*100)
np.strings.translate([b'abc'],b'x'*256,b'b')
np.strings.translate([b'abc'],None,b'b')
np.char.equal(['a '],['a'])
np.char.not_equal(['a '],['a'])
np.char.less(['a','b'],'b')
np.char.greater_equal(['a','b'],'b')
np.char.equal([1],['a'])
np.char.compare_chararrays(['a '],['a'],'==',False)
np.char.compare_chararrays(['a'],['b'],'<>',False)
np.char.multiply(['a','b'],3)
np.char.multiply(['a','b'],[1,2])
np.char.multiply(['a'],1.5)
np.char.add(['a','b'],'cd')
np.strings.add('x',['a','b'])
np.strings.equal(['a','b'],'b')
np.strings.less(['a','b'],'b')
np.char.upper('abc')
np.char.str_len(['a','bcd'])
np.char.capitalize(['hello world'])
np.char.isnumeric(['1','a'])
np.strings.replace(['ab'],'abc','x')
np.strings.replace(['aXbX'],'X',['1','22'],[1,2])
np.strings.replace([b'ab'],'b','c')
np.strings.strip(['a'],b'a')
np.strings.find(['abc'],'b',[0,2])
np.strings.find(['abc'],'b',[0,2],[1,3])
np.strings.startswith([['ab'],['cd']],['a','c'])
"""

DATETIMES = r"""
np.datetime64('2005-02-25')
np.datetime64('2005-02','D')
np.datetime64('2005-02-25T03:30')
np.datetime64('nat')
np.datetime64('2011-13-01')
np.datetime64('2011-02-30')
np.datetime64('2011-02-28T25')
np.datetime64('2011-2-28')
np.datetime64('abc')
np.datetime64('2011-02-28 10:00:00.123456789')
np.datetime64('2011-02-28T10:00Z')
np.datetime64('2011-02-28T10:00-0530')
np.datetime64(5,'D')
np.datetime64(5)
np.datetime64('2000','25s')
np.timedelta64(3,'D')+np.timedelta64(5,'h')
np.timedelta64(1,'Y')+np.timedelta64(5,'D')
np.timedelta64(3,'M')/np.timedelta64(1,'Y')
np.timedelta64(1,'D')/np.timedelta64(1,'h')
np.datetime64('2009')+np.timedelta64(20,'D')
np.datetime64('2009-01-01')-np.datetime64('2008-01-01')
np.datetime64('2011-06-15T00:00')+np.timedelta64(12,'h')
np.arange('2005-02','2005-03',dtype='datetime64[D]')
np.array(['2007-07-13','2006-01-13','2010-08-13'],dtype='datetime64')
np.array(['2001-01-01T12:00','2002-02-03T13:56:03.172'],dtype='datetime64')
np.array([0,1577836800],dtype='datetime64[s]').astype('M8[D]')
np.array(['2001-01-01'],dtype='M8[D]').astype('M8[h]')
np.array(['2001-05-11'],dtype='M8[D]').astype('M8[M]')
np.array(['1969-12-31T23'],dtype='M8[h]').astype('M8[D]'), np.array(['1969-12-31T23'],dtype='M8[h]').astype('M8[W]'), np.array(['1969-12-31T23'],dtype='M8[h]').astype('M8[Y]')
np.array([5,-5,'NaT'],dtype='m8[h]').astype('m8[D]')
np.array([5,-5],dtype='m8[Y]').astype('m8[D]')
np.array([400],dtype='m8[D]').astype('m8[Y]')
np.array(['2001-01-01'],dtype='M8[D]').astype(str)
np.array(['2001-01-01'],dtype='M8[D]').astype('i8')
np.array([3,4],dtype='m8[h]').astype('i4')
np.array([3,4],dtype='m8[h]').astype(str)
np.array(['2001-01-01','2002'],dtype='M8[us]').tolist()
np.isnat(np.array(['2001-01-01','NaT'],dtype='M8[D]'))
np.isnat([1])
np.datetime_data('M8[25s]')
np.datetime_data(np.dtype('timedelta64[ms]'))
np.datetime_data('f8')
np.datetime_as_string(np.arange('2002-10-27T04:30',4*60,60,dtype='M8[m]'))
np.datetime_as_string(np.arange('2002-10-27T04:30',4*60,60,dtype='M8[m]'),timezone='UTC')
np.datetime_as_string(np.arange('2002-10-27T04:30',4*60,60,dtype='M8[m]'),unit='h')
np.datetime_as_string(np.arange('2002-10-27T04:30',4*60,60,dtype='M8[m]'),unit='s')
np.datetime_as_string(np.arange('2002-10-27T04:30',4*60,60,dtype='M8[m]'),unit='h',casting='safe')
np.datetime_as_string(np.datetime64('2002-10-27T04:30:10.5'),unit='auto')
np.datetime_as_string(np.datetime64('2002-10-27'))
np.datetime_as_string(np.array(['2002-10-27','NaT'],'M8[D]'))
np.datetime_as_string([1])
np.datetime_as_string(np.datetime64('2002-10-27'),unit='x')
np.datetime_as_string(np.datetime64('2002-10-27'),timezone='x')
np.busday_offset('2011-10',0,roll='forward')
np.busday_offset('2012-03',-1,roll='forward')
np.busday_offset('2012-05',1,roll='forward',weekmask='Sun')
np.busday_offset('2011-03-20',0)
np.busday_offset('2011-03-20',0,roll='forward')
np.busday_offset('2011-03-22',0,roll='backward')
np.busday_offset('2011-03-20',2,roll='backward')
np.busday_offset(['2011-03-18','2011-03-20','NaT'],[1,2,3],roll='nat')
np.busday_offset(['2011-03-18','2011-05-01'],[[1],[-20]],roll='modifiedpreceding',holidays=['2011-03-21','2011-03-22'])
np.busday_offset('2011-03-20T10',1)
np.busday_offset('2011-03-20',1,roll='x')
np.busday_offset('2011-03-21',100,holidays=['2011-04-01','2011-05-02','2011-07-04'])
np.busday_offset('2011-03-21',-100,holidays=['2011-01-03','2010-12-24','2011-02-01'])
np.busday_count('2011-01','2011-02')
np.busday_count('2011','2012')
np.busday_count('2011','2012',weekmask='Sat')
np.busday_count('2011-01-10','2011-01-01')
np.busday_count('2011-01-01',['2011-02-01','2010-11-01'],holidays=['2011-01-03','2010-12-24'])
np.busday_count('nat','2011-01-01')
np.is_busday(['2011-07-01','2011-07-02','2011-07-18'],holidays=['2011-07-01','2011-07-04','2011-07-17'])
np.is_busday(np.datetime64('2011-07-15'))
np.is_busday('2011-07-16',weekmask='Mon Sat')
np.is_busday('2011-07-16',weekmask='1111110')
np.is_busday('2011-07-16',weekmask=[1,1,1,1,1,1,0])
np.is_busday('2011-07-16',weekmask='Mox')
np.is_busday('2011-07-16',weekmask=[1,1])
bdd=np.busdaycalendar(holidays=['2011-07-01','2011-07-04','2011-07-17']);;bdd.weekmask;;bdd.holidays;;np.is_busday('2011-07-01',busdaycal=bdd)
np.busdaycalendar(weekmask='0000000')
np.arange(np.datetime64('2000-01-01'),np.datetime64('2000-01-05'))
np.datetime64('2000-01-01') < np.datetime64('2000-01-02')
np.array(['2000-01-02','2000-01-01'],dtype='M8[D]').min()
np.diff(np.array(['2000-01-02','2000-01-05'],dtype='M8[D]'))
np.sort(np.array(['2000-01-02','NaT','2000-01-01'],dtype='M8[D]'))
np.array([1,2],dtype='m8[s]').sum(), np.array([1,2],dtype='m8[s]').mean()
np.timedelta64(7,'D') % np.timedelta64(2,'D'), np.timedelta64(7,'D') // np.timedelta64(2,'D')
np.timedelta64(-7,'D') // np.timedelta64(2,'D'), divmod(np.timedelta64(7,'D'),np.timedelta64(2,'D'))
np.datetime64('2000-01-01').astype('M8[ns]'), np.datetime64('2000-01-01').astype(int), np.datetime64('2000-01-01').item()
np.promote_types('M8[s]','M8[D]'), np.promote_types('m8[25s]','m8[m]'), np.result_type('M8[W]','m8[h]')
np.promote_types('m8[Y]','m8[D]')
np.can_cast('M8[s]','M8[D]'), np.can_cast('M8[D]','M8[s]'), np.can_cast('m8[Y]','m8[D]','same_kind'), np.can_cast('m8[D]','m8[Y]','unsafe')
np.array(['2001-01-01'],dtype='M8[D]').view('i8')
np.zeros(2,'M8[s]'), np.ones(2,'m8[D]'), np.empty(0,'M8[D]')
np.datetime64('10000-01-01'), np.datetime64('-0001-01-01'), np.datetime64('0000-03-01'), np.datetime64('1900-03-01')-np.datetime64('1900-02-28')
np.datetime64('2262-04-12','ns'), np.datetime64('1677-01-01','ns')
np.array(['1500-01-01','9999-12-31'],'M8[D]').astype('M8[ns]')
np.arange(0,10,3,dtype='m8[s]'), np.arange('2000-01','2000-06',2,dtype='M8[M]')
"""

RECORDS = r"""
np.char.equal('aa ','aa')
a=np.rec.fromarrays([np.array([1,2]),np.array([1.5,2])],names='x,y');;a;;a.strides,a.flags.owndata;;a[0];;a.x;;a['x'];;a.x.flags.owndata;;a.shape;;a.dtype;;print(a[1]);;a[0:1]
np.rec.array([(1,2.),(3,4.)])
c=np.rec.array(np.array([(1,2.)],dtype='i4,f8'));;c;;c.flags.owndata;;type(c)
np.rec.array([(1,2.),(3,4.)],dtype='i4,f4')
e=np.rec.fromrecords([(456,'dbe',1.2),(2,'de',1.3)],names='col1,col2,col3');;e;;e.col2;;e.itemsize;;e[0].col1
np.rec.fromarrays([[1,2],[1]],names='x,y')
np.rec.fromarrays([[1,2],[3,4]],formats='i2,f4',names=['a','b'])
np.rec.array([(1,1),(2,4)],formats=['i2','f2'],names=('x','y'))
np.rec.array(['abc','def'],names=['col1','col2'])
np.zeros(3,dtype='i4,f4').view(np.recarray)
x=np.rec.array([(1,2.),(3,4.)]);;x[1]=(5,6);;x;;x.f0[0]=9;;x
"""
ARRAYS = [
    r"np.array(['abc','Hello World','','  x  ','ÀÉß','a\tb\tc','-12','+7','ǆx','日本語 テ','12','٣','²','Ⅷ','Abc Def','ABC'])",
    r"np.array([b'abc',b'Hello World',b'',b'  x  ',b'a\tb',b'-12',b'Abc Def',b'ABC',b'12'])",
    "np.array([['a','bb'],['Cc','d d']]).T",
    "np.array(['ab','b','aab'],dtype='T')",
    "'hello'",
    "b'hello b'",
    "np.array('abc')",
    "['one','two']",
    "np.array([['a','bb'],['c','dd']])[:, ::-1]",
    "np.array([],dtype='U4')",
    "np.array(['x😀y','😀'])",
    "np.array(['ab','cd'],dtype='>U5')",
    "[1,2]",
]
QUESTIONS = "isalpha isdigit isspace isalnum islower isupper istitle isdecimal isnumeric str_len upper lower swapcase capitalize title strip lstrip rstrip expandtabs"
SLICES = ["2", "1,3", "None,None,-1", "-2,None", "1,None,2", "None,-1", "3,0,-1", "None,None,0"]


def string_calls(array):
    """Calls of every function of numpy.strings on one array."""
    b = "b" if array.startswith(("np.array([b'", "b'")) else ""
    yield from (f"{name}({array})" for name in QUESTIONS.split())
    for text in ["''", "'b'", "'a'", "'o'", "'zz'", "' '"]:
        yield from (f"{name}({array}, {b}{text})" for name in "find rfind count startswith endswith index strip lstrip rstrip".split())
        for name, bounds in [("find", "1"), ("rfind", "-2"), ("count", "1, -1"), ("endswith", "0, 2")]:
            yield f"{name}({array}, {b}{text}, {bounds})"
        yield f"replace({array}, {b}{text}, {b}'XY')"
        yield f"replace({array}, {b}{text}, {b}'', 1)"
    for width in ["3", "7", "1", "[2]", "2.5"]:
        yield from (f"{name}({array}, {width})" for name in "center ljust rjust zfill multiply".split())
        yield f"center({array}, {width}, {b}'*')"
    yield f"expandtabs({array}, 4)"
    yield f"center({array}, 5, {b}'**')"
    yield from (f"slice({array}, {bounds})" for bounds in SLICES)
    yield from (f"{call}.strides" for call in [f"upper({array})", f"center({array}, 4)", f"find({array}, {b}'a')", f"strip({array})"])


def prompt(source):
    """The text that the prompt prints; an exception as "!" and its last line."""
    names = {"np": np}
    out = io.StringIO()
    with np.printoptions(), contextlib.redirect_stdout(out):
        try:
            for statement in ast.parse(source.replace(";;", "\n")).body:
                if not isinstance(statement, ast.Expr):
                    exec(compile(ast.Module([statement], []), "", "exec"), names)
                    continue
                value = eval(compile(ast.Expression(statement.value), "", "eval"), names)
                if value is not None:
                    print(repr(value))
        except Exception as error:
            kind = type(error)
            module = "" if kind.__module__ == "builtins" else kind.__module__ + "."
            print(f"!{module}{kind.__qualname__}: {error}")
    return out.getvalue()


sources = [*PRINTING.split("\n"), *STRINGS.split("\n"), *DATETIMES.split("\n"), *RECORDS.split("\n")]
sources += [f"np.strings.{call}" for array in ARRAYS for call in string_calls(array)]
facts.store("texts", [[source, prompt(source)] for source in sources if source])
